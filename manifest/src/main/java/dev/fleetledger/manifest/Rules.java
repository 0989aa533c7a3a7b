package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** The rules of the wizard over a whole draft: each field's own, and those between fields and steps. */
public final class Rules {
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final Set<String> found;

    private Rules(Set<String> found) {
        this.found = found;
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
        Rules rules = new Rules(circumstances.found());
        for (Step step : Step.values()) {
            if (documents.touched(step)) {
                table.supported(step).forEach(field -> rules.field(step, field, draft.of(step)));
            }
        }
        CrossRules.ALL.stream().filter(rule -> documents.touched(rule.step())).forEach(rule -> rules.across(rule, draft));
        Findings overridden = OverrideVetting.of(draft);
        rules.violations.addAll(overridden.violations());
        rules.warnings.addAll(overridden.warnings());
        rules.violations.addAll(KeptVetting.of(draft, filled));
        rules.violations.addAll(circumstances.collisions().violations(draft.documents()));
        return new Findings(rules.violations, rules.warnings);
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

    private void field(Step step, Field field, JsonNode document) {
        if (field.missing() != null) {
            for (Found parent : field.path().parent().in(document)) {
                if (Json.isAbsent(parent.node().path(field.path().last()))) {
                    say(step, field.missing(), parent.pointer(field.path().last()));
                }
            }
        }
        if (field.rules().isEmpty()) {
            return;
        }
        for (Found found : field.path().in(document)) {
            field.rules().forEach(rule -> value(step, rule, found));
        }
    }

    private void value(Step step, Rule rule, Found found) {
        switch (rule.scope()) {
            case VALUE -> test(step, rule, found.node(), found.pointer());
            case EACH -> Path.of("/*").in(found.node()).forEach(item -> test(step, rule, item.node(), found.pointer() + item.pointer()));
            case KEY -> found.node().propertyNames().forEach(name -> test(step, rule, Json.text(name), found.pointer(name)));
        }
    }

    private void test(Step step, Rule rule, JsonNode value, String pointer) {
        if (rule.broken().test(value)) {
            boolean softened = Spelling.NAME.contains(rule) && found.contains(value.stringValue("")) && Spelling.isTaken(step, value.stringValue(""));
            say(step, softened ? rule.warns() : rule, pointer);
        }
    }

    private void say(Step step, Rule rule, String pointer) {
        Violation finding = new Violation(step, pointer, rule.name(), rule.message(), rule.remedy());
        (rule.warning() ? warnings : violations).add(finding);
    }

    private void across(CrossRule rule, Draft draft) {
        for (String pointer : rule.broken().apply(draft)) {
            (rule.warning() ? warnings : violations).add(new Violation(rule.step(), pointer, rule.name(), rule.message(), rule.remedy()));
        }
    }
}
