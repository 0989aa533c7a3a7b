package dev.fleetledger.command.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

class ManifestFreezerTest {

    private static final UUID WORKLOAD = new UUID(1, 1);
    private static final List<PlacementCluster> FLEET =
            List.of(new PlacementCluster("eu-1", Map.of("region", "eu"), false),
                    new PlacementCluster("us-1", Map.of("region", "us"), false));

    private final List<String> storedBodies = new ArrayList<>();
    private final ManifestFreezer manifestFreezer = new ManifestFreezer(new RecordingManifestStore(storedBodies));

    @Test
    void rendersOneManifestWithoutOverrides() {
        JsonNode specification = specification("a", "{\"clusters\":[\"eu-1\",\"us-1\"]}");

        Map<String, String> digests = manifestFreezer.freeze(WORKLOAD, specification, null, FLEET);

        FLEET.forEach(placementCluster -> assertThat(digests.get(placementCluster.name())).isEqualTo("sha256:" + ManifestRenderer.bundle(
                ManifestRenderer.render(specification, new RenderTarget(WORKLOAD, placementCluster.name(), placementCluster.labels())))
                .sha256()));
        assertThat(storedBodies).hasSize(1);
    }

    @Test
    void rendersSeparateManifestForOverride() {
        Map<String, String> digests = manifestFreezer.freeze(WORKLOAD, specification("a",
                "{\"clusters\":[\"eu-1\",\"us-1\"],\"overrides\":[{\"clusters\":{\"matchLabels\":{\"region\":\"eu\"}},\"labels\":{\"tier\":\"low\"}}]}"), null, FLEET);

        assertThat(digests.get("eu-1")).isNotEqualTo(digests.get("us-1"));
        assertThat(storedBodies).hasSize(2);
    }

    @Test
    void rejectsOversizedManifestAtSubmit() {
        JsonNode specification = specification("x".repeat(1_000_000), "{\"all\":true}");

        assertThatThrownBy(() -> manifestFreezer.freeze(WORKLOAD, specification, null, FLEET))
                .isInstanceOfSatisfying(RuleViolationException.class, it -> assertThat(it.violations()).extracting(ProblemViolation::rule)
                        .containsExactly("ManifestIsTooLarge"));
        assertThat(storedBodies).isEmpty();
    }

    private static JsonNode specification(String argument, String placement) {
        return Specification.of(Defaults.fill(StepDocuments.NONE.with(Step.BASICS, json("{\"name\":\"daemon\"}"))
                .with(Step.CONTAINERS, json("{\"containers\":[{\"name\":\"main\",\"image\":\"daemon:1\",\"lifecycle\":{\"args\":[\""
                        + argument + "\"]}}]}"))
                .with(Step.PLACEMENT, json(placement))));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }

    private record RecordingManifestStore(List<String> bodies) implements ManifestStore {

        @Override
        public String put(String body) {
            bodies.add(body);
            return "";
        }

        @Override
        public Map<String, String> putAll(Collection<String> all) {
            bodies.addAll(all);
            return Map.of();
        }

        @Override
        public String get(String sha256) {
            throw new java.util.NoSuchElementException(sha256);
        }

        @Override
        public Map<String, String> getAll(Collection<String> sha256) {
            return new HashMap<>();
        }
    }
}
