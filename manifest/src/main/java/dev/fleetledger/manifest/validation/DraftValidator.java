package dev.fleetledger.manifest.validation;

import java.util.ArrayList;
import java.util.List;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.rule.CollisionRules;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.rule.WizardRules;
import dev.fleetledger.manifest.table.FieldTable;

/**
 * Applies all rules to a whole draft: the wizard's rules, the rules for patched DaemonSets and kept fields, and unresolved collisions of a
 * rebase.
 */
public final class DraftValidator {
    private DraftValidator() {
    }

    public static ValidationResult validate(StepDocuments stepDocuments) {
        return validate(stepDocuments, DraftContext.NONE);
    }

    /** A step that was never saved has no violations, unless it is the placement of a draft that was opened in a cluster. */
    public static ValidationResult validate(StepDocuments saved, DraftContext draftContext) {
        return validate(FieldTable.WIZARD, draftContext.placed(saved), draftContext).truncated();
    }

    static ValidationResult validate(FieldTable fieldTable, StepDocuments stepDocuments, DraftContext draftContext) {
        CompletedDocuments completedDocuments = Defaults.fill(fieldTable, stepDocuments, draftContext);
        DraftSnapshot draft = new DraftSnapshot(completedDocuments.documents(), draftContext);
        ValidationResult validationResult = WizardRules.check(fieldTable, stepDocuments, draft).and(OverrideValidator.validate(draft));
        List<Violation> violations = new ArrayList<>(validationResult.violations());
        violations.addAll(KeptFieldValidator.validate(draft, completedDocuments));
        violations.addAll(CollisionRules.violations(draftContext.collisions(), draft.documents()));
        return new ValidationResult(violations, validationResult.warnings());
    }

    /** Finds what prevents submission: violations, and required steps that were never saved. */
    public static ValidationResult validateForSubmit(StepDocuments saved, DraftContext draftContext) {
        StepDocuments stepDocuments = draftContext.placed(saved);
        List<Violation> missing = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step.isRequired() && !stepDocuments.isSaved(step)) {
                missing.add(new Violation(step, "", "StepIsMissing", "The step was never saved, and a submit needs it.",
                        "Fill in the step and save it."));
            }
        }
        return new ValidationResult(missing, List.of()).and(validate(stepDocuments, draftContext));
    }
}
