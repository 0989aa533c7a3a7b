package dev.fleetledger.manifest.rule;

import dev.fleetledger.manifest.document.Step;

/** A violated rule: place, name (a sentence), meaning and remedy. The message repeats the value unless it could be a credential. */
public record Violation(Step step, String pointer, String rule, String message, String remedy) {
}
