package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;

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
            + " 'conflict': 'refuse', 'deletion': 'delete', 'drift': 'correct', 'rollout': {'failureBudget': 0, 'deadline': 'PT10M', 'unreachable': 'wait'}}"));
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
}
