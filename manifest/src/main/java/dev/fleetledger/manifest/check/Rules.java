package dev.fleetledger.manifest.check;

import java.util.ArrayList;
import java.util.List;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.rule.CollisionRules;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.rule.WizardRules;
import dev.fleetledger.manifest.table.Table;

/**
 * Applies all rules to a whole draft: the wizard's rules, the rules for patched DaemonSets and kept fields, and unresolved collisions of a
 * rebase.
 */
public final class Rules {
    private Rules() {
    }

    public static Findings check(Documents documents) {
        return check(documents, Circumstances.NONE);
    }

    /** A step that was never saved has no violations. */
    public static Findings check(Documents documents, Circumstances circumstances) {
        return check(Table.WIZARD, documents, circumstances).shortened();
    }

    static Findings check(Table table, Documents documents, Circumstances circumstances) {
        Filled filled = Defaults.fill(table, documents, circumstances);
        Draft draft = new Draft(filled.documents(), circumstances);
        Findings findings = WizardRules.check(table, documents, draft).and(OverrideVetting.of(draft));
        List<Violation> violations = new ArrayList<>(findings.violations());
        violations.addAll(KeptVetting.of(draft, filled));
        violations.addAll(CollisionRules.violations(circumstances.collisions(), draft.documents()));
        return new Findings(violations, findings.warnings());
    }

    /** Finds what prevents submission: violations, and required steps that were never saved. */
    public static Findings forSubmit(Documents documents, Circumstances circumstances) {
        List<Violation> missing = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step.needed() && !documents.touched(step)) {
                missing.add(new Violation(step, "", "StepIsMissing", "The step was never saved.", "Fill in the step and save it."));
            }
        }
        return new Findings(missing, List.of()).and(check(documents, circumstances));
    }
}
