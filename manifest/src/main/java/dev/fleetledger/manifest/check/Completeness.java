package dev.fleetledger.manifest.check;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.rule.Findings;

/** State of each step of a draft. The services and advanced steps may stay untouched. */
public final class Completeness {
    private Completeness() {
    }

    public static StepState of(Step step, Documents documents) {
        return of(step, documents, Rules.check(documents));
    }

    /** For a caller that already has the result of validating the whole draft. */
    public static StepState of(Step step, Documents documents, Findings findings) {
        if (!documents.touched(step)) {
            return StepState.UNTOUCHED;
        }
        return findings.of(step).violations().isEmpty() ? StepState.COMPLETE : StepState.INCOMPLETE;
    }
}
