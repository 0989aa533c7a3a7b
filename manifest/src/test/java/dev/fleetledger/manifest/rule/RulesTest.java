package dev.fleetledger.manifest.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.table.FieldTable;
import dev.fleetledger.manifest.validation.DraftValidator;

/** Every rule with a value just inside and one just outside: {@code rules/<step>.yaml}. */
class RulesTest {
    /** Rules that depend on a draft's context; see {@code DraftContextTest} and {@link KeptRulesTest}. */
    private static final Set<String> NEED_CONTEXT =
        Set.of("ClusterIsFixed", "NameIsImmutable", "NamespaceIsImmutable", "SelectorIsImmutable", "RunningOneIsNotAdopted",
                "ServiceIsReplaced",
            "SelectorMatchesNoPod");

    static List<RuleCase> cases() {
        return RuleCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportsViolationJustOutsideOnly(RuleCase one) {
        assertThat(findings(one, one.outside())).as("outside").contains(one.pointer() + " " + one.rule());
        assertThat(findings(one, one.inside())).as("inside").doesNotContain(one.pointer() + " " + one.rule());
    }

    @Test
    void hasCaseForEveryRule() {
        Set<String> named = new TreeSet<>(NEED_CONTEXT);
        cases().forEach(one -> named.add(one.rule()));

        assertThat(names()).hasSizeGreaterThan(180).isSubsetOf(named);
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Step step : Step.values()) {
            for (FieldDefinition fieldDefinition : FieldTable.WIZARD.supported(step)) {
                fieldDefinition.rules().forEach(fieldRule -> names.add(fieldRule.name()));
                if (fieldDefinition.requiredRule() != null) {
                    names.add(fieldDefinition.requiredRule().name());
                }
            }
        }
        CrossRules.ALL.stream().filter(rule -> !KeptRules.ALL.contains(rule)).forEach(rule -> names.add(rule.name()));
        return names;
    }

    private static List<String> findings(RuleCase one, JsonNode value) {
        ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/limits-base.json");
        steps.set("placement", TestDocuments.json("{'clusters': ['eu-1']}"));
        one.extraValues().properties().forEach(more -> RuleCase.put(steps, more.getKey(), more.getValue()));
        RuleCase.put(steps, one.at(), value);
        StepDocuments stepDocuments = TestDocuments.documents(steps);
        List<ShapeError> errors = new ArrayList<>();
        stepDocuments.byStep().forEach((step, document) -> errors.addAll(ShapeValidator.check(step, document)));
        assertThat(errors).isEmpty();
        ValidationResult validationResult = DraftValidator.validate(stepDocuments).of(one.step());
        return Stream.concat(validationResult.violations().stream(), validationResult.warnings().stream())
            .map(finding -> finding.pointer() + " " + finding.rule()).toList();
    }
}
