package dev.fleetledger.manifest.validation;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.rule.ValidationResult;

/** State of each step of a draft. The services and advanced steps may stay untouched. */
public final class Completeness {
    private Completeness() {
    }

    public static StepState of(Step step, StepDocuments stepDocuments) {
        return of(step, stepDocuments, DraftValidator.validate(stepDocuments));
    }

    /** For a caller that already has the result of validating the whole draft. */
    public static StepState of(Step step, StepDocuments stepDocuments, ValidationResult validationResult) {
        if (!stepDocuments.isSaved(step)) {
            return StepState.UNTOUCHED;
        }
        return validationResult.of(step).violations().isEmpty() ? StepState.COMPLETE : StepState.INCOMPLETE;
    }
}
