package dev.fleetledger.manifest.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.table.FieldTable;

/** Applies the wizard's own rules to a draft: those of each field, and those between fields and steps. */
public final class WizardRules {
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final Set<String> tolerated;

    private WizardRules(Set<String> tolerated) {
        this.tolerated = tolerated;
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
    public static ValidationResult check(FieldTable fieldTable, StepDocuments stepDocuments, DraftSnapshot draft) {
        WizardRules rules = new WizardRules(draft.context().tolerated());
        for (Step step : Step.values()) {
            if (stepDocuments.isSaved(step)) {
                fieldTable.supported(step).forEach(fieldDefinition -> rules.checkField(step, fieldDefinition, draft.of(step)));
            }
        }
        CrossRules.ALL.stream().filter(rule -> stepDocuments.isSaved(rule.step())).forEach(rule -> rules.checkCrossRule(rule, draft));
        return new ValidationResult(rules.violations, rules.warnings);
    }

    private void checkField(Step step, FieldDefinition fieldDefinition, JsonNode document) {
        if (fieldDefinition.requiredRule() != null) {
            for (PathMatch parent : fieldDefinition.path().parent().match(document)) {
                if (Json.isAbsent(parent.node().path(fieldDefinition.path().last()))) {
                    report(step, fieldDefinition.requiredRule(), parent.pointer(fieldDefinition.path().last()), MissingNode.getInstance());
                }
            }
        }
        if (fieldDefinition.rules().isEmpty()) {
            return;
        }
        for (PathMatch pathMatch : fieldDefinition.path().match(document)) {
            fieldDefinition.rules().forEach(fieldRule -> checkValue(step, fieldRule, pathMatch));
        }
    }

    private void checkValue(Step step, FieldRule fieldRule, PathMatch pathMatch) {
        switch (fieldRule.scope()) {
            case VALUE -> checkNode(step, fieldRule, pathMatch.node(), pathMatch.pointer());
            case EACH -> PointerPattern.of("/*").match(pathMatch.node())
                    .forEach(item -> checkNode(step, fieldRule, item.node(), pathMatch.pointer() + item.pointer()));
            case KEY -> pathMatch.node().propertyNames()
                    .forEach(name -> checkNode(step, fieldRule, Json.text(name), pathMatch.pointer(name)));
        }
    }

    private void checkNode(Step step, FieldRule fieldRule, JsonNode value, String pointer) {
        if (fieldRule.violated().test(value)) {
            boolean isTolerated = NameSyntax.NAME.contains(fieldRule) && tolerated.contains(value.stringValue(""))
                    && NameSyntax.isAcceptedByKubernetes(step, value.stringValue(""));
            report(step, isTolerated ? fieldRule.asWarning() : fieldRule, pointer, value);
        }
    }

    private void report(Step step, FieldRule fieldRule, String pointer, JsonNode value) {
        Subject subject = fieldRule.scope() == FieldRule.Scope.KEY ? Subject.ofKey(step, pointer, value) : Subject.of(step, pointer, value);
        Violation finding = new Violation(step, pointer, fieldRule.name(), subject.complete(fieldRule.message()),
                subject.remedy(fieldRule.remedy(), value, fieldRule.violated()));
        (fieldRule.warning() ? warnings : violations).add(finding);
    }

    private void checkCrossRule(CrossRule rule, DraftSnapshot draft) {
        for (String pointer : rule.findViolations().apply(draft)) {
            (rule.warning() ? warnings : violations).add(violation(rule, pointer, draft));
        }
    }

    private static Violation violation(CrossRule rule, String pointer, DraftSnapshot draft) {
        boolean isKept = pointer.startsWith(KeptField.POINTER_PREFIX);
        Subject subject = isKept ? Subject.ofKept(pointer, KeptFieldLookup.valueAt(draft, pointer))
            : Subject.of(rule.step(), pointer, draft.of(rule.step()).at(pointer));
        return new Violation(rule.step(), pointer, rule.name(), subject.complete(rule.message().apply(draft, pointer)),
                isKept ? rule.remedy() + KeptField.REMEDY : rule.remedy());
    }
}
