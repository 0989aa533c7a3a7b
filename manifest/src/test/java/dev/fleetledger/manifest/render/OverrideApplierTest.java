package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.Defaults;

/** A cluster's manifest differs as its overrides specify, in the given order. */
class OverrideApplierTest {
    private static JsonNode render(String overrides, String cluster, Map<String, String> labels) {
        ObjectNode specification = (ObjectNode) Specification.of(Defaults.fill(TestDocuments.smallest()));
        specification.set("overrides", TestDocuments.json(overrides));
        return ManifestRenderer.render(specification, new RenderTarget(GoldenCases.EU_1.workload(), cluster, labels)).getFirst().body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'imageRegistry': 'registry.cn.example'                              | /spec/template/spec/containers/0/image            | 'registry.cn.example/prometheus/node-exporter:v1.8.2'",
        "'imageTag': {'node-exporter': 'v1.8.2-cn'}                          | /spec/template/spec/containers/0/image            | 'quay.io/prometheus/node-exporter:v1.8.2-cn'",
        "'env': {'node-exporter': {'LEVEL': 'debug'}}                        | /spec/template/spec/containers/0/env              | [{'name': 'LEVEL', 'value': 'debug'}]",
        "'resources': {'node-exporter': {'memory': {'limit': '1Gi'}}}        | /spec/template/spec/containers/0/resources/limits | {'cpu': '250m', 'memory': '1Gi'}",
        "'labels': {'region': 'cn'}                                          | /metadata/labels/region                           | 'cn'",
        "'annotations': {'a': 'b'}                                           | /metadata/annotations/a                           | 'b'",
        "'patch': [{'op': 'add', 'path': '/metadata/annotations/x', 'value': 'y'}] | /metadata/annotations/x                     | 'y'",
        "'patch': [{'op': 'replace', 'path': '/spec/minReadySeconds', 'value': 5}] | /spec/minReadySeconds                       | 5",
        "'patch': [{'op': 'move', 'from': '/spec/minReadySeconds', 'path': '/spec/revisionHistoryLimit'}] | /spec/revisionHistoryLimit | 0"})
    void appliesEachKindOfOverride(String override, String pointer, String value) {
        JsonNode daemonSet = render("[{'clusters': {'matchLabels': {'region': 'cn'}}, " + override + "}]", "cn-1", Map.of("region", "cn"));

        assertThat(daemonSet.at(pointer)).isEqualTo(TestDocuments.json(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'matchLabels': {'region': 'cn'}} | true",
        "{'matchLabels': {'region': 'eu'}} | false",
        "{'names': ['cn-1']}               | true",
        "{'names': ['cn-2']}               | false",
        "{}                                | false"})
    void appliesOverridesOnlyToSelectedClusters(String clusters, boolean applies) {
        JsonNode daemonSet = render("[{'clusters': " + clusters + ", 'labels': {'a': 'b'}}]", "cn-1", Map.of("region", "cn"));

        assertThat(daemonSet.at("/metadata/labels/a").isMissingNode()).isEqualTo(!applies);
    }

    @Test
    void appliesLaterOverrideLast() {
        JsonNode daemonSet = render("[{'clusters': {'names': ['cn-1']}, 'labels': {'a': 'b'}}, {'clusters': {'names': ['cn-1']}, 'labels': {'a': 'c'}}]",
            "cn-1", Map.of());

        assertThat(daemonSet.at("/metadata/labels/a")).isEqualTo(Json.text("c"));
    }
}
