package dev.fleetledger.manifest.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.table.FieldTable;

/** Applies the wizard's own rules to a draft: those of each field, and those between fields and steps. */
public final class WizardRules {
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final Set<String> found;

    private WizardRules(Set<String> found) {
        this.found = found;
    }

    /** Checks documents without kept fields. */
    static ValidationResult check(StepDocuments stepDocuments) {
        return check(FieldTable.WIZARD, stepDocuments, new DraftSnapshot(Defaults.fill(stepDocuments).documents(), DraftContext.NONE));
    }

    /**
     * A step that was never saved has no violations.
     *
     * @param stepDocuments as they were saved
     * @param draftSnapshot the same documents with every default written out
     */
    public static ValidationResult check(FieldTable fieldTable, StepDocuments stepDocuments, DraftSnapshot draftSnapshot) {
        WizardRules rules = new WizardRules(draftSnapshot.circumstances().tolerated());
        for (Step step : Step.values()) {
            if (stepDocuments.isSaved(step)) {
                fieldTable.supported(step).forEach(fieldDefinition -> rules.field(step, fieldDefinition, draftSnapshot.of(step)));
            }
        }
        CrossRules.ALL.stream().filter(rule -> stepDocuments.isSaved(rule.step())).forEach(rule -> rules.across(rule, draftSnapshot));
        return new ValidationResult(rules.violations, rules.warnings);
    }

    private void field(Step step, FieldDefinition fieldDefinition, JsonNode document) {
        if (fieldDefinition.missing() != null) {
            for (PathMatch parent : fieldDefinition.path().parent().match(document)) {
                if (Json.isAbsent(parent.node().path(fieldDefinition.path().last()))) {
                    say(step, fieldDefinition.missing(), parent.pointer(fieldDefinition.path().last()));
                }
            }
        }
        if (fieldDefinition.rules().isEmpty()) {
            return;
        }
        for (PathMatch pathMatch : fieldDefinition.path().match(document)) {
            fieldDefinition.rules().forEach(fieldRule -> value(step, fieldRule, pathMatch));
        }
    }

    private void value(Step step, FieldRule fieldRule, PathMatch pathMatch) {
        switch (fieldRule.scope()) {
            case VALUE -> test(step, fieldRule, pathMatch.node(), pathMatch.pointer());
            case EACH -> PointerPattern.of("/*").match(pathMatch.node()).forEach(item -> test(step, fieldRule, item.node(), pathMatch.pointer() + item.pointer()));
            case KEY -> pathMatch.node().propertyNames().forEach(name -> test(step, fieldRule, Json.text(name), pathMatch.pointer(name)));
        }
    }

    private void test(Step step, FieldRule fieldRule, JsonNode value, String pointer) {
        if (fieldRule.broken().test(value)) {
            boolean softened = NameSyntax.NAME.contains(fieldRule) && found.contains(value.stringValue("")) && NameSyntax.isTaken(step, value.stringValue(""));
            say(step, softened ? fieldRule.warns() : fieldRule, pointer);
        }
    }

    private void say(Step step, FieldRule fieldRule, String pointer) {
        Violation finding = new Violation(step, pointer, fieldRule.name(), fieldRule.message(), fieldRule.remedy());
        (fieldRule.warning() ? warnings : violations).add(finding);
    }

    private void across(CrossRule rule, DraftSnapshot draftSnapshot) {
        for (String pointer : rule.broken().apply(draftSnapshot)) {
            (rule.warning() ? warnings : violations).add(new Violation(rule.step(), pointer, rule.name(), rule.message(), rule.remedy()));
        }
    }
}
