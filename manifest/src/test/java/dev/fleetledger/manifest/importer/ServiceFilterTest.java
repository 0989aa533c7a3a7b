package dev.fleetledger.manifest.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;

/** An import takes over the Services that select the DaemonSet's pods, and names the others. */
class ServiceFilterTest {
    private static final String DAEMON_SET = """
        {'apiVersion': 'apps/v1', 'kind': 'DaemonSet', 'metadata': {'name': 'speaker', 'namespace': 'metallb-system',
         'labels': {'fleetledger.dev/workload': '0197'}}, 'spec': {
          'selector': {'matchLabels': {'component': 'speaker'}}, 'template': {
          'metadata': {'labels': {'app': 'metallb', 'component': 'speaker'}},
          'spec': {'containers': [{'name': 'speaker', 'image': 'a:1'}]}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'name': 'a'}                               | {'selector': {'app': 'metallb', 'component': 'speaker'}}   | ``",
        "{'name': 'a', 'namespace': 'metallb-system'} | {'selector': {'app': 'metallb'}}                          | ``",
        "{'name': 'a'}                               | {'type': 'ExternalName', 'externalName': 'b.c', 'selector': {'app': 'metallb'}} | ``",
        "{'name': 'a', 'labels': {'fleetledger.dev/workload': '0197'}} | {'type': 'ExternalName', 'externalName': 'b.c'} | ``",
        "{'name': 'a', 'labels': {'fleetledger.dev/workload': '0198'}} | {'type': 'ExternalName', 'externalName': 'b.c'} | leads to a name elsewhere",
        "{'name': 'a'}                               | {'selector': {'app': 'metallb', 'component': 'controller'}} | label component",
        "{'name': 'a'}                               | {'selector': {'webhook': ''}}                              | label webhook",
        "{'name': 'a'}                               | {'selector': {}}                                          | no selector",
        "{'name': 'a'}                               | {'ports': [{'port': 1}]}                                  | no selector",
        "{'name': 'a', 'namespace': 'kube-system'}   | {'selector': {'app': 'metallb'}}                          | namespace kube-system",
        "{'name': 'a', 'namespace': 'default', 'labels': {'fleetledger.dev/workload': '0197'}} | {'selector': {'app': 'metallb'}} | namespace default"})
    void carriesServicesOfThePodsOnly(String metadata, String spec, String reason) {
        ImportResult importResult = importWith(metadata, spec);

        assertThat(importResult.problems()).isEmpty();
        assertThat(importResult.documents().of(Step.SERVICES).path("services")).hasSize(reason.isEmpty() ? 1 : 0);
        if (!reason.isEmpty()) {
            assertThat(importResult.notCarried()).extracting(OmittedObject::object).containsExactly("Service a");
            assertThat(importResult.notCarried().getFirst().why()).contains(reason);
        }
    }

    @Test
    void leavesOutServiceOfAnotherNamespaceThanTheDefault() {
        JsonNode daemonSet = TestDocuments.json(DAEMON_SET);
        ((ObjectNode) daemonSet.path("metadata")).remove("namespace");
        JsonNode service = service("{'name': 'a', 'namespace': 'metallb-system'}", "{'selector': {'app': 'metallb'}}");

        ImportResult importResult = ManifestImporter.fromObjects(List.of(daemonSet, service));

        assertThat(importResult.notCarried()).extracting(OmittedObject::why).singleElement().asString().contains("the DaemonSet in default");
    }

    @Test
    void rendersNoServiceThatIsNotCarried() {
        ImportResult importResult = importWith("{'name': 'webhook'}",
                "{'selector': {'component': 'controller'}, 'ports': [{'port': 443}]}");

        assertThat(ManifestRenderer.render(Specification.of(Defaults.fill(importResult.documents()), importResult.kept()),
                GoldenCases.EU_1))
                .extracting(Manifest::kind).containsExactly("DaemonSet");
    }

    @Test
    void reportsNumberInSelectorInsteadOfLeavingItsServiceOut() {
        JsonNode daemonSet = TestDocuments.json(DAEMON_SET.replace("'metallb'", "'1'"));

        ImportResult importResult = ManifestImporter.fromObjects(List.of(daemonSet, service("{'name': 'a'}", "{'selector': {'app': 1}}")));

        assertThat(importResult.problems()).extracting(one -> one.pointer()).containsExactly("/1/spec/selector/app");
    }

    @Test
    void ignoresMalformedServiceOfOtherPods() {
        ImportResult importResult = importWith("{'name': 'a'}", "{'selector': {'app': 'other'}, 'ports': 'none'}");

        assertThat(importResult.problems()).isEmpty();
    }

    private static ImportResult importWith(String metadata, String spec) {
        return ManifestImporter.fromObjects(List.of(TestDocuments.json(DAEMON_SET), service(metadata, spec)));
    }

    private static JsonNode service(String metadata, String spec) {
        return TestDocuments.json("{'apiVersion': 'v1', 'kind': 'Service', 'metadata': " + metadata + ", 'spec': " + spec + "}");
    }
}
