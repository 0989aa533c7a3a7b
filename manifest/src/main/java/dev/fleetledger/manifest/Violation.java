package dev.fleetledger.manifest;

/** A broken rule: where, which (a sentence), what it means, and what to do. Never repeats the value. */
public record Violation(Step step, String pointer, String rule, String message, String remedy) {
}
