package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.yaml.YamlReader;

/** Kept fields are written to the rendered object and don't replace what a person wrote in the meantime. */
class KeptFieldWriterTest {
    private static final String DAEMON_SET = """
        {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: abcd}, spec: {selector: {matchLabels: {a: b}}, template: {
          metadata: {labels: {a: b}}, spec: {containers: [{name: abcd, image: 'a:1'}]}}}}
        """;

    @Test
    void mergesKeptFieldBesideFormFields() {
        ImportResult importResult = ManifestImporter.fromYaml(DAEMON_SET.replace("containers:",
                "securityContext: {fsGroupChangePolicy: Always}, containers:"));
        ObjectNode containers = (ObjectNode) importResult.documents().of(Step.CONTAINERS).deepCopy();
        containers.putObject("podSecurity").put("fsGroup", 7);

        JsonNode specification = Specification.of(Defaults.fill(importResult.documents().with(Step.CONTAINERS, containers)),
                importResult.kept());

        assertThat(DaemonSetRenderer.render(specification, GoldenCases.EU_1).at("/spec/template/spec/securityContext"))
            .isEqualTo(TestDocuments.json("{'fsGroup': 7, 'fsGroupChangePolicy': 'Always'}"));
    }

    @Test
    void prefersGivenQuantityToKeptZero() {
        ImportResult importResult = ManifestImporter.fromYaml(DAEMON_SET.replace("containers: [{",
                "containers: [{resources: {limits: {cpu: '0'}}, "));
        ObjectNode containers = (ObjectNode) importResult.documents().of(Step.CONTAINERS).deepCopy();
        ((ObjectNode) containers.at("/containers/0/resources")).set("cpu", TestDocuments.json("{'request': '1', 'limit': '2'}"));

        JsonNode specification = Specification.of(Defaults.fill(importResult.documents().with(Step.CONTAINERS, containers)),
                importResult.kept());

        assertThat(DaemonSetRenderer.render(specification, GoldenCases.EU_1).at("/spec/template/spec/containers/0/resources/limits/cpu"))
                .isEqualTo(Json.text("2"));
    }

    @Test
    void dropsImportedClusterIpOfHeadlessService() {
        ImportResult importResult = ManifestImporter.fromObjects(List.of(YamlReader.read(DAEMON_SET).getFirst(), TestDocuments.json("""
            {'apiVersion': 'v1', 'kind': 'Service', 'metadata': {'name': 'agent'}, 'spec': {'clusterIP': '10.96.0.9', 'selector': {'a': 'b'}, 'ports': [{'port': 80}]}}""")));
        ObjectNode services = (ObjectNode) importResult.documents().of(Step.SERVICES).deepCopy();
        ((ObjectNode) services.at("/services/0")).put("type", "Headless");

        JsonNode specification = Specification.of(Defaults.fill(importResult.documents().with(Step.SERVICES, services)),
                importResult.kept());

        assertThat(ServiceRenderer.render(specification, GoldenCases.EU_1).getFirst().at("/spec/clusterIP")).isEqualTo(Json.text("None"));
    }

    /** Without its list, the kept part would create an object there, which an API server rejects. */
    @Test
    void dropsKeptFieldsOfRemovedList() {
        ImportResult importResult = ManifestImporter.fromObjects(List.of(TestDocuments.json("""
            {'apiVersion': 'apps/v1', 'kind': 'DaemonSet', 'metadata': {'name': 'a'}, 'spec': {'selector': {'matchLabels': {'a': 'b'}}, 'template': {
              'metadata': {'labels': {'a': 'b'}}, 'spec': {'volumes': [{'name': 'v', 'csi': {'driver': 'd'}}],
              'initContainers': [{'name': 'first', 'image': 'a:1', 'restartPolicy': 'Always'}],
              'containers': [{'name': 'main', 'image': 'a:1', 'volumeMounts': [{'name': 'v', 'mountPath': '/v', 'readOnly': true, 'recursiveReadOnly': 'Enabled'}]}]}}}}""")));
        ObjectNode containers = (ObjectNode) importResult.documents().of(Step.CONTAINERS).deepCopy();
        containers.remove(List.of("volumes", "initContainers"));
        containers.withArray("/containers").forEach(container -> ((ObjectNode) container).remove("mounts"));

        JsonNode specification = Specification.of(Defaults.fill(importResult.documents().with(Step.CONTAINERS, containers)),
                importResult.kept());

        JsonNode pod = ManifestRenderer.render(specification, GoldenCases.EU_1).getFirst().body().at("/spec/template/spec");
        assertThat(pod.propertyNames()).doesNotContain("volumes", "initContainers");
        assertThat(pod.at("/containers/0").propertyNames()).doesNotContain("volumeMounts");
    }
}
