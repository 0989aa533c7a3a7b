package dev.fleetledger.manifest.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.kept.RenderedRule;
import dev.fleetledger.manifest.kept.RenderedRules;
import dev.fleetledger.manifest.validation.DraftValidator;

/** Values of kept fields just inside and just outside of what an API server accepts: {@code rules/kept.yaml}. */
class KeptRulesTest {
    record Case(String rule, String path, JsonNode inside, JsonNode outside) {
        KeptField kept(JsonNode value) {
            return new KeptField(path.startsWith("Service/") ? "Service/node-exporter" : "DaemonSet", path.startsWith("Service/")
                    ? path.substring("Service/".length()) : path, value);
        }
    }

    static List<Case> cases() {
        return new YAMLMapper().readTree(TestDocuments.RESOURCES.resolve("rules/kept.yaml")).valueStream()
            .map(line -> new Case(line.path("rule").stringValue(), line.path("path").stringValue(), RuleCase.expand(line.path("inside")),
                RuleCase.expand(line.path("outside")))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportsViolationJustOutsideOnly(Case one) {
        assertThat(violatedRules(one.kept(one.outside()))).as("outside").contains(one.rule());
        assertThat(violatedRules(one.kept(one.inside()))).as("inside").isEmpty();
    }

    /** Combinations of kept fields, each by its path: {@code rules/rendered.yaml}. */
    record CombinedCase(String rule, List<KeptField> inside, List<KeptField> outside) {
    }

    static List<CombinedCase> together() {
        return new YAMLMapper().readTree(TestDocuments.RESOURCES.resolve("rules/rendered.yaml")).valueStream()
            .map(line -> new CombinedCase(line.path("rule").stringValue(), kept(line.path("inside")), kept(line.path("outside")))).toList();
    }

    private static List<KeptField> kept(JsonNode parts) {
        return parts.properties().stream().map(part -> new Case("", part.getKey(), part.getValue(), part.getValue()).kept(part.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("together")
    void reportsViolationOfCombinedFieldsJustOutsideOnly(CombinedCase one) {
        assertThat(violations(one.outside())).extracting(Violation::rule).as("outside").contains(one.rule());
        assertThat(violations(one.inside())).extracting(Violation::rule).as("inside").doesNotContain(one.rule());
    }

    @Test
    void hasCaseForEveryRuleOfCombinedFields() {
        Set<String> named = together().stream().map(CombinedCase::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(Stream.concat(RenderedRules.OF_DAEMON_SET.stream(), RenderedRules.OF_SERVICE.stream()).map(RenderedRule::name))
                .isSubsetOf(named);
    }

    @Test
    void hasCaseForEveryRule() {
        Set<String> named = cases().stream().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(KeptRules.ALL.stream().map(CrossRule::name)).isSubsetOf(named);
    }

    @Test
    void reportsViolationAtKeptField() {
        KeptField keptField = new KeptField("DaemonSet", "/spec/template/spec/volumes/a/csi",
                TestDocuments.json("{'driver': 'a.b', 'volumeAttribute': {}}"));

        assertThat(violations(keptField)).extracting(one -> one.step() + " " + one.pointer())
            .containsExactly("ADVANCED /kept/DaemonSet/spec/template/spec/volumes/a/csi/volumeAttribute");
    }

    private static List<String> violatedRules(KeptField keptField) {
        return violations(keptField).stream().map(Violation::rule).toList();
    }

    private static List<Violation> violations(KeptField keptField) {
        return violations(List.of(keptField));
    }

    private static List<Violation> violations(List<KeptField> kept) {
        StepDocuments stepDocuments = TestDocuments.smallest().with(Step.ADVANCED, Json.object())
                .with(Step.SERVICES, TestDocuments.json("{'services': [{'ports': [{'port': 80}]}]}").asObject());
        return DraftValidator.validate(stepDocuments, new DraftContext(null, null, kept, Set.of())).violations();
    }
}
