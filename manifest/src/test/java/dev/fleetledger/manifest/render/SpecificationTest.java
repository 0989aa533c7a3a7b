package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.rollout.RolloutPlan;

/** A revision contains basics, containers, services, advanced and overrides, but not the placement. */
class SpecificationTest {
    private final CompletedDocuments completedDocuments = Defaults.fill(TestDocuments.smallest());

    @Test
    void containsEverythingButPlacement() {
        JsonNode specification = Specification.of(completedDocuments);

        assertThat(specification.propertyNames()).containsExactly("basics", "containers", "services", "advanced", "overrides");
        assertThat(specification.path("basics").path("namespace")).isEqualTo(Json.text("default"));
    }

    @Test
    void returnsRestAsPlacement() {
        assertThat(Specification.placementOf(completedDocuments))
                .isEqualTo(TestDocuments.json("{'clusters': ['eu-1'], 'all': false, 'exclude': [], 'joinLater': false,"
            + " 'conflict': 'refuse', 'deletion': 'delete', 'drift': 'correct', 'rollout': {'waves': ["
            + "{'name': 'first', 'clusters': {'count': 1}, 'soak': 'PT0S', 'gate': 'Running'},"
            + "{'name': 'tenth', 'clusters': {'percent': 10}, 'soak': 'PT0S', 'gate': 'Running'},"
            + "{'name': 'rest', 'clusters': {'rest': true}, 'soak': 'PT0S', 'gate': 'Running'}],"
            + " 'failureBudget': 0, 'deadline': 'PT10M', 'unreachable': 'skip'}}"));
    }

    /** The former default of {@code unreachable} would make the careful plan wait for clusters that don't answer. */
    @Test
    void editOfPlacementWithoutWavesKeepsOnlyDeadlineOfItsPlan() {
        JsonNode former = TestDocuments.json("{'rollout': {'failureBudget': 0, 'deadline': 'PT3M', 'unreachable': 'wait'}}");

        StepDocuments stepDocuments = Specification.toDocuments(Specification.of(completedDocuments), former);

        assertThat(stepDocuments.of(Step.PLACEMENT)).isEqualTo(TestDocuments.json("{'rollout': {'deadline': 'PT3M'}}"));
        assertThat(Defaults.fill(stepDocuments).documents().of(Step.PLACEMENT).path("rollout"))
            .isEqualTo(RolloutPlan.of(former).document());
    }

    @Test
    void editKeepsStatedPolicyForUnreachableClusters() {
        JsonNode placement = TestDocuments.json(
            "{'rollout': {'waves': [{'name': 'all', 'clusters': {'rest': true}}], 'unreachable': 'wait'}}");

        StepDocuments stepDocuments = Specification.toDocuments(Specification.of(completedDocuments), placement);

        assertThat(stepDocuments.of(Step.PLACEMENT)).isEqualTo(placement);
    }

    @Test
    void convertsBackToSameDocuments() {
        StepDocuments stepDocuments = Specification.toDocuments(Specification.of(completedDocuments),
                Specification.placementOf(completedDocuments));

        assertThat(Defaults.fill(stepDocuments).documents()).isEqualTo(completedDocuments.documents());
    }

    @Test
    void returnsOverridesToPlacement() {
        JsonNode overrides = TestDocuments.json("[{'clusters': {'matchLabels': {'region': 'cn'}}, 'labels': {'a': 'b'}}]");
        StepDocuments placed = completedDocuments.documents().with(Step.PLACEMENT, Json.object().set("overrides", overrides));
        CompletedDocuments withOverrides = new CompletedDocuments(placed, completedDocuments.defaulted());

        StepDocuments stepDocuments = Specification.toDocuments(Specification.of(withOverrides), Specification.placementOf(withOverrides));

        assertThat(stepDocuments.of(Step.PLACEMENT).path("overrides")).isEqualTo(overrides);
        assertThat(Specification.placementOf(withOverrides).has("overrides")).isFalse();
    }

    /** A form sends the field along; without this, all pods would be replaced for a template that means the same. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "``                    | 'privileged': false, | false", "'privileged': false,  | ``                   | true",
        "'privileged': false,  | 'privileged': false, | true", "``                    | ``                   | false"})
    void writesKubernetesDefaultAsTheCurrentRevisionDoes(String current, String draft, boolean isWritten) {
        String containers = "{'containers': [{'name': 'node-exporter', %s 'image': 'a:1'}]}";
        JsonNode revision = Specification.of(Defaults.fill(TestDocuments.smallest().with(Step.CONTAINERS,
                TestDocuments.json(containers.formatted(current)))));

        JsonNode specification = Specification.of(Defaults.fill(TestDocuments.smallest().with(Step.CONTAINERS,
                TestDocuments.json(containers.formatted(draft))), new DraftContext(null, revision)));

        assertThat(specification.at("/containers/containers/0").has("privileged")).isEqualTo(isWritten);
        assertThat(specification).isEqualTo(revision);
    }
}
