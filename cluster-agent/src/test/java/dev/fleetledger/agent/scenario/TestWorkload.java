package dev.fleetledger.agent.scenario;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

/** Intents of a hub for one workload, generation by generation. */
record TestWorkload(String cluster, UUID id, String namespace, String name, String image, String conflict, String drift, Hub hub) {

    static final Hub HUB = new Hub(UUID.fromString("0192f3a0-0000-7000-8000-000000000001"), 1, 1);

    static TestWorkload of(String cluster, String namespace) {
        return new TestWorkload(cluster, UUID.randomUUID(), namespace, "node-exporter", "quay.io/prometheus/node-exporter:v1.9.1", "refuse",
                "correct", HUB);
    }

    TestWorkload image(String other) {
        return new TestWorkload(cluster, id, namespace, name, other, conflict, drift, hub);
    }

    TestWorkload name(String other) {
        return new TestWorkload(cluster, id, namespace, other, image, conflict, drift, hub);
    }

    TestWorkload drift(String policy) {
        return new TestWorkload(cluster, id, namespace, name, image, conflict, policy, hub);
    }

    TestWorkload conflict(String policy) {
        return new TestWorkload(cluster, id, namespace, name, image, policy, drift, hub);
    }

    TestWorkload id(UUID other) {
        return new TestWorkload(cluster, other, namespace, name, image, conflict, drift, hub);
    }

    TestWorkload cluster(String other) {
        return new TestWorkload(other, id, namespace, name, image, conflict, drift, hub);
    }

    TestWorkload hub(Hub other) {
        return new TestWorkload(cluster, id, namespace, name, image, conflict, drift, other);
    }

    Intent apply(long generation) {
        return intent(generation, DeploymentAction.APPLY, List.of(manifest()));
    }

    /** @param service the Service to be applied after the DaemonSet */
    Intent apply(long generation, String service) {
        return intent(generation, DeploymentAction.APPLY, List.of(manifest(), json(service)));
    }

    /** @param services the wanted Services, applied after the DaemonSet */
    Intent apply(long generation, List<String> services, List<String> dropped, List<String> replaced) {
        List<JsonNode> objects = Stream.concat(Stream.of(manifest()), services.stream().map(TestWorkload::json)).toList();
        return new Intent(UUID.randomUUID(), id, cluster, generation, DeploymentAction.APPLY, 1, namespace, name, objects, conflict,
                drift, "PT10M", dropped, replaced, hub, null);
    }

    /** @param driftIgnore pointers of fields in which changes by others are no drift */
    Intent applyIgnoring(long generation, String... driftIgnore) {
        return new Intent(UUID.randomUUID(), id, cluster, generation, DeploymentAction.APPLY, 1, namespace, name, List.of(manifest()), conflict,
                drift, "PT10M", null, null, hub, null, List.of(driftIgnore));
    }

    /** Restricts the pods to nodes with that label. */
    Intent applyToNodes(long generation, String label, String value) {
        Intent intent = apply(generation);
        ((ObjectNode) intent.objects().getFirst()).withObject("spec").withObject("template").withObject("spec").withObject("nodeSelector")
                .put(label, value);
        return intent;
    }

    /** Returns a Service that selects the same pods. */
    String service(String serviceName, String spec) {
        return """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s","namespace":"%s"},
                 "spec":{%s"selector":{"fleetledger.dev/workload":"%s"},"ports":[{"port":9100}]}}""".formatted(serviceName, namespace, spec, id);
    }

    Intent applyWithNamespace(long generation) {
        return intent(generation, DeploymentAction.APPLY, List.of(json("""
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(namespace)), manifest()));
    }

    Intent applyInvalid(long generation) {
        return intent(generation, DeploymentAction.APPLY, List.of(json(plainManifest().replace("\"image\"", "\"imagge\""))));
    }

    Intent remove(long generation) {
        return intent(generation, DeploymentAction.REMOVE, List.of(reference()));
    }

    Intent release(long generation) {
        return intent(generation, DeploymentAction.RELEASE, List.of(reference()));
    }

    /** Returns the manifest without what the hub adds; it also serves as an object that another user applied before. */
    String plainManifest() {
        return """
                {"apiVersion":"apps/v1","kind":"DaemonSet",
                 "metadata":{"name":"%2$s","namespace":"%1$s","labels":{"app":"%2$s"}},
                 "spec":{"selector":{"matchLabels":{"fleetledger.dev/workload":"%3$s"}},
                  "template":{"metadata":{"labels":{"fleetledger.dev/workload":"%3$s","app":"%2$s"}},
                   "spec":{"containers":[{"name":"main","image":"%4$s","env":[{"name":"LEVEL","value":"info"}],
                    "resources":{"requests":{"cpu":"10m","memory":"16Mi"}}}]}}}}"""
                .formatted(namespace, name, id, image);
    }

    /** Returns the manifest as the hub renders it, with the display name from the wizard. */
    String renderedManifest() {
        return manifest().toString();
    }

    private JsonNode manifest() {
        ObjectNode manifest = (ObjectNode) json(plainManifest());
        manifest.withObject("metadata").withObject("annotations").put("fleetledger.dev/display-name", "Node exporter");
        return manifest;
    }

    private JsonNode reference() {
        return json("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"namespace":"%s","name":"%s"}}""".formatted(namespace, name));
    }

    private Intent intent(long generation, DeploymentAction action, List<JsonNode> objects) {
        return new Intent(UUID.randomUUID(), id, cluster, generation, action, 1, namespace, name, objects, conflict, drift,
                "PT10M", null, null, hub, null);
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}
