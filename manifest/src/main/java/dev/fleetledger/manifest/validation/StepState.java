package dev.fleetledger.manifest.validation;

/** State of a step: never saved, saved with something missing or wrong, or complete. */
public enum StepState {
    UNTOUCHED, INCOMPLETE, COMPLETE
}
