package dev.fleetledger.manifest.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;
import dev.fleetledger.manifest.table.Table;

/** Applies the wizard's own rules to a draft: those of each field, and those between fields and steps. */
public final class WizardRules {
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final Set<String> found;

    private WizardRules(Set<String> found) {
        this.found = found;
    }

    /** Checks documents without kept fields. */
    static Findings check(Documents documents) {
        return check(Table.WIZARD, documents, new Draft(Defaults.fill(documents).documents(), Circumstances.NONE));
    }

    /**
     * A step that was never saved has no violations.
     *
     * @param documents as they were saved
     * @param draft the same documents with every default written out
     */
    public static Findings check(Table table, Documents documents, Draft draft) {
        WizardRules rules = new WizardRules(draft.circumstances().found());
        for (Step step : Step.values()) {
            if (documents.touched(step)) {
                table.supported(step).forEach(field -> rules.field(step, field, draft.of(step)));
            }
        }
        CrossRules.ALL.stream().filter(rule -> documents.touched(rule.step())).forEach(rule -> rules.across(rule, draft));
        return new Findings(rules.violations, rules.warnings);
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
