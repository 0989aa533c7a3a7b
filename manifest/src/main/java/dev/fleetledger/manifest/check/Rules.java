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

/** All rules over a whole draft: the wizard's own, those on what overrides make of it and on what is kept, and what a rebase left to decide. */
public final class Rules {
    private Rules() {
    }

    public static Findings check(Documents documents) {
        return check(documents, Circumstances.NONE);
    }

    /** A step that was never saved breaks no rule. */
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

    /** What keeps the draft from being submitted: broken rules, and needed steps that were never saved. */
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
