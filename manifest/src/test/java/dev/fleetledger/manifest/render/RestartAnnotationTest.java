package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;

class RestartAnnotationTest {
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void marksOnlyPodTemplate() {
        List<Manifest> before = List.of(object("DaemonSet"), object("Service"));

        List<Manifest> after = RestartAnnotation.mark(before, AT);

        assertThat(after.get(1)).isEqualTo(before.get(1));
        JsonNode daemonSet = after.get(0).body();
        assertThat(daemonSet.at("/spec/template/metadata/annotations").toString())
                .isEqualTo("{\"fleetledger.dev/restarted-at\":\"2026-11-26T10:00:00Z\"}");
        assertThat(daemonSet.path("metadata")).isEqualTo(before.get(0).body().path("metadata"));
        assertThat(after.get(0).sha256()).isNotEqualTo(before.get(0).sha256());
        assertThat(RestartAnnotation.mark(after, AT)).extracting(Manifest::sha256).isEqualTo(after.stream().map(Manifest::sha256).toList());
    }

    private static Manifest object(String kind) {
        ObjectNode object = Json.object().put("kind", kind);
        object.putObject("metadata").put("name", "daemon");
        object.putObject("spec").putObject("template").putObject("spec");
        return Manifest.of(object);
    }
}
