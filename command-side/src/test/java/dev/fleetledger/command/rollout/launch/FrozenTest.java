package dev.fleetledger.command.rollout.launch;

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

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.render.RenderedFor;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Specification;

class FrozenTest {

    private static final UUID WORKLOAD = new UUID(1, 1);
    private static final List<Cluster> FLEET = List.of(new Cluster("eu-1", Map.of("region", "eu"), false), new Cluster("us-1", Map.of("region", "us"), false));

    private final List<String> kept = new ArrayList<>();
    private final Frozen frozen = new Frozen(new Keeping(kept));

    @Test
    void rendersOneManifestWithoutOverrides() {
        JsonNode specification = specification("a", "{\"clusters\":[\"eu-1\",\"us-1\"]}");

        Map<String, String> names = frozen.manifests(WORKLOAD, specification, null, FLEET);

        FLEET.forEach(cluster -> assertThat(names.get(cluster.name())).isEqualTo("sha256:" + Rendering.bundle(
                Rendering.render(specification, new RenderedFor(WORKLOAD, cluster.name(), cluster.labels()))).sha256()));
        assertThat(kept).hasSize(1);
    }

    @Test
    void rendersSeparateManifestForOverride() {
        Map<String, String> names = frozen.manifests(WORKLOAD, specification("a",
                "{\"clusters\":[\"eu-1\",\"us-1\"],\"overrides\":[{\"clusters\":{\"matchLabels\":{\"region\":\"eu\"}},\"labels\":{\"tier\":\"low\"}}]}"), null, FLEET);

        assertThat(names.get("eu-1")).isNotEqualTo(names.get("us-1"));
        assertThat(kept).hasSize(2);
    }

    @Test
    void rejectsOversizedManifestAtSubmit() {
        JsonNode specification = specification("x".repeat(1_000_000), "{\"all\":true}");

        assertThatThrownBy(() -> frozen.manifests(WORKLOAD, specification, null, FLEET))
                .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.more("violations").toString()).contains("ManifestIsTooLarge"));
        assertThat(kept).isEmpty();
    }

    private static JsonNode specification(String argument, String placement) {
        return Specification.of(Defaults.fill(Documents.NONE.with(Step.BASICS, json("{\"name\":\"daemon\"}"))
                .with(Step.CONTAINERS, json("{\"containers\":[{\"name\":\"main\",\"image\":\"daemon:1\",\"lifecycle\":{\"args\":[\"" + argument + "\"]}}]}"))
                .with(Step.PLACEMENT, json(placement))));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }

    private record Keeping(List<String> bodies) implements ManifestStore {

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
