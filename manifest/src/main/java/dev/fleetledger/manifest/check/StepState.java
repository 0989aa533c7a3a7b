package dev.fleetledger.manifest.check;

/** How far a step is: never saved, saved with something missing or wrong, or done. */
public enum StepState {
    UNTOUCHED, INCOMPLETE, COMPLETE
}
