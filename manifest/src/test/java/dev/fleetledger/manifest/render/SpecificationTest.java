package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;

/** A revision contains basics, containers, services, advanced and overrides, but not the placement. */
class SpecificationTest {
    private final Filled filled = Defaults.fill(Given.smallest());

    @Test
    void containsEverythingButPlacement() {
        JsonNode specification = Specification.of(filled);

        assertThat(specification.propertyNames()).containsExactly("basics", "containers", "services", "advanced", "overrides");
        assertThat(specification.path("basics").path("namespace")).isEqualTo(Json.text("default"));
    }

    @Test
    void returnsRestAsPlacement() {
        assertThat(Specification.placementOf(filled)).isEqualTo(Given.json("{'clusters': ['eu-1'], 'all': false, 'exclude': [], 'joinLater': false,"
            + " 'conflict': 'refuse', 'deletion': 'delete', 'drift': 'correct', 'rollout': {'failureBudget': 0, 'deadline': 'PT10M', 'unreachable': 'wait'}}"));
    }

    @Test
    void convertsBackToSameDocuments() {
        Documents documents = Specification.toDocuments(Specification.of(filled), Specification.placementOf(filled));

        assertThat(Defaults.fill(documents).documents()).isEqualTo(filled.documents());
    }

    @Test
    void returnsOverridesToPlacement() {
        JsonNode overrides = Given.json("[{'clusters': {'matchLabels': {'region': 'cn'}}, 'labels': {'a': 'b'}}]");
        Documents placed = filled.documents().with(Step.PLACEMENT, Json.object().set("overrides", overrides));
        Filled withOverrides = new Filled(placed, filled.defaulted());

        Documents documents = Specification.toDocuments(Specification.of(withOverrides), Specification.placementOf(withOverrides));

        assertThat(documents.of(Step.PLACEMENT).path("overrides")).isEqualTo(overrides);
        assertThat(Specification.placementOf(withOverrides).has("overrides")).isFalse();
    }
}
