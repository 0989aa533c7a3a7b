package dev.fleetledger.manifest.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;

/** Rules that depend on a draft's context: where the wizard was opened, and the workload that it edits. */
class DraftContextTest {
    private static final JsonNode CURRENT =
        TestDocuments.json("{'basics': {'name': 'node-exporter', 'namespace': 'default'}, 'advanced': {'selector': {'app': 'x'}}}");

    @Test
    void rejectsOtherClusterIfOpenedInCluster() {
        StepDocuments stepDocuments = TestDocuments.smallest().with(Step.PLACEMENT, TestDocuments.json("{'clusters': ['eu-2']}"));

        ValidationResult validationResult = DraftValidator.validate(stepDocuments, new DraftContext("eu-1", null));

        assertThat(validationResult.violations()).extracting(Violation::rule).containsExactly("ClusterIsFixed");
    }

    @Test
    void rejectsSelectorOfOtherClustersIfOpenedInCluster() {
        StepDocuments stepDocuments = TestDocuments.smallest()
            .with(Step.PLACEMENT, TestDocuments.json("{'clusters': ['eu-1'], 'selector': {'matchLabels': {'region': 'eu'}}}"));

        ValidationResult validationResult = DraftValidator.validate(stepDocuments, new DraftContext("eu-1", null));

        assertThat(validationResult.violations()).extracting(violation -> violation.rule() + " " + violation.pointer())
            .containsExactly("ClusterIsFixed /selector");
    }

    @Test
    void defaultsToClusterThatWizardWasOpenedIn() {
        StepDocuments stepDocuments = TestDocuments.smallest().with(Step.PLACEMENT, TestDocuments.json("{}"));

        CompletedDocuments completedDocuments = Defaults.fill(stepDocuments, new DraftContext("eu-1", null));

        assertThat(completedDocuments.documents().of(Step.PLACEMENT).path("clusters")).isEqualTo(TestDocuments.json("['eu-1']"));
        assertThat(completedDocuments.defaulted(Step.PLACEMENT)).contains("/clusters");
        assertThat(DraftValidator.validate(stepDocuments, new DraftContext("eu-1", null)).violations()).isEmpty();
    }

    @Test
    void placesDraftInClusterThatWizardWasOpenedIn() {
        StepDocuments unplaced = StepDocuments.NONE.with(Step.BASICS, TestDocuments.smallest().of(Step.BASICS))
            .with(Step.CONTAINERS, TestDocuments.smallest().of(Step.CONTAINERS));

        ValidationResult opened = DraftValidator.validateForSubmit(unplaced, new DraftContext("eu-1", null));
        ValidationResult elsewhere = DraftValidator.validateForSubmit(unplaced, DraftContext.NONE);

        assertThat(opened.violations()).isEmpty();
        assertThat(elsewhere.violations()).extracting(Violation::rule).containsExactly("StepIsMissing");
    }

    @Test
    void keepsSavedPlacementOfDraftOpenedInCluster() {
        StepDocuments saved = TestDocuments.smallest().with(Step.PLACEMENT, TestDocuments.json("{'clusters': ['eu-2']}"));

        assertThat(new DraftContext("eu-1", null).placed(saved)).isEqualTo(saved);
    }

    @Test
    void rejectsChangedNameNamespaceAndSelectorOfExistingWorkload() {
        StepDocuments stepDocuments = TestDocuments.smallest()
            .with(Step.BASICS, TestDocuments.json("{'name': 'renamed', 'namespace': 'moved'}"))
            .with(Step.ADVANCED, TestDocuments.json("{'selector': {'app': 'y'}}"));

        ValidationResult validationResult = DraftValidator.validate(stepDocuments, new DraftContext(null, CURRENT));

        assertThat(validationResult.violations()).extracting(Violation::rule)
            .containsExactly("NameIsImmutable", "NamespaceIsImmutable", "SelectorIsImmutable");
    }

    @Test
    void acceptsUnchangedNameNamespaceAndSelector() {
        StepDocuments stepDocuments = TestDocuments.smallest().with(Step.ADVANCED, TestDocuments.json("{'selector': {'app': 'x'}}"));

        ValidationResult validationResult = DraftValidator.validate(stepDocuments, new DraftContext(null, CURRENT));

        assertThat(validationResult.violations()).isEmpty();
    }

    @Test
    void rejectsSubmissionWithoutRequiredSteps() {
        StepDocuments stepDocuments = StepDocuments.NONE.with(Step.BASICS, TestDocuments.json("{'name': 'node-exporter'}"));

        ValidationResult validationResult = DraftValidator.validateForSubmit(stepDocuments, DraftContext.NONE);

        assertThat(validationResult.violations()).extracting(violation -> violation.step() + " " + violation.rule())
            .containsExactly("CONTAINERS StepIsMissing", "PLACEMENT StepIsMissing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'name': 'exporter', 'type': 'ClusterIP'}                                           | {'name': 'exporter', 'type': 'Headless'}  | /services/0/type",
        "{'name': 'exporter', 'type': 'Headless'}                                            | {'name': 'exporter', 'type': 'NodePort'}  | /services/0/type",
        "{'name': 'exporter', 'type': 'LoadBalancer', 'loadBalancerClass': 'a.example/b'}    | {'name': 'exporter', 'type': 'LoadBalancer'} | /services/0/loadBalancerClass",
        "{'name': 'exporter', 'type': 'LoadBalancer', 'loadBalancerClass': 'a.example/b'}    | {'name': 'exporter', 'type': 'NodePort'}  | ``",
        "{'name': 'exporter', 'type': 'ClusterIP'}                                           | {'name': 'exporter', 'type': 'NodePort'}  | ``",
        "{'name': 'exporter', 'type': 'ClusterIP'}                                           | {'name': 'another-one', 'type': 'Headless'} | ``"})
    void warnsAboutServiceThatIsReplaced(String before, String after, String pointer) {
        ObjectNode current = ((ObjectNode) Specification.of(Defaults.fill(TestDocuments.smallest()))).set("services", services(before));
        StepDocuments draft = TestDocuments.smallest().with(Step.SERVICES, services(after));

        ValidationResult validationResult = DraftValidator.validate(draft, new DraftContext(null, current));

        assertThat(validationResult.warnings()).filteredOn(one -> one.rule().equals("ServiceIsReplaced")).extracting(Violation::pointer)
            .isEqualTo(pointer.isEmpty() ? List.of() : List.of(pointer));
    }

    private static JsonNode services(String one) {
        return Json.object().set("services", Json.list()
                .add(((ObjectNode) TestDocuments.json(one)).set("ports", TestDocuments.json("[{'port': 80}]"))));
    }
}
