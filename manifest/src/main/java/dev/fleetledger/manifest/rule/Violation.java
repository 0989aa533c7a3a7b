package dev.fleetledger.manifest.rule;

import dev.fleetledger.manifest.document.Step;

/** A broken rule: where, which (a sentence), what it means, and what to do. Never repeats the value. */
public record Violation(Step step, String pointer, String rule, String message, String remedy) {
}
