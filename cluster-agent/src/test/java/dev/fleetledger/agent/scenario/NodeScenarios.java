package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/** Tests facts about a DaemonSet's nodes, revisions and probes. */
abstract class NodeScenarios extends ServiceScenarios {

    private static final String POOL_LABEL = "fleetledger-test-pool";

    @Test
    void updatesNodeMatchWhenNodesChange() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.applyToNodes(1, POOL_LABEL, namespace);
        hub.sendIntent(intent);
        hub.awaitFacts(intent, "0 of 0", facts -> facts.attempt().result() == APPLIED && hasNodes(facts, 0)
                && Objects.requireNonNull(facts.nodes()).unselected() >= 3);
        String labelledNode = user.client().nodes().list().getItems().getFirst().getMetadata().getName();
        try {
            setPoolLabel(labelledNode, "\"" + namespace + "\"");
            hub.awaitFacts(intent, "a node was labelled", facts -> hasNodes(facts, 1) && ApplyScenarios.isReady(facts));
            user.client().resource(node("joins-" + namespace)).create();
            int before = hub.awaitFacts(intent, "a node joined", facts -> hasNodes(facts, 2) && ApplyScenarios.isReady(facts)).nodes()
                    .all();
            user.client().nodes().withName("joins-" + namespace).patch(mergePatch(),
                    "{\"spec\":{\"taints\":[{\"key\":\"broken\",\"effect\":\"NoExecute\"}]}}");
            hub.awaitFacts(intent, "it was tainted", facts -> hasNodes(facts, 1) && facts.nodes().tainted() == 1);
            user.client().nodes().withName("joins-" + namespace).patch(mergePatch(), "{\"spec\":{\"taints\":null}}");
            hub.awaitFacts(intent, "the taint is off", facts -> hasNodes(facts, 2));
            user.client().nodes().withName("joins-" + namespace).delete();
            hub.awaitFacts(intent, "it left", facts -> hasNodes(facts, 1) && facts.nodes().all() == before - 1);
        } finally {
            setPoolLabel(labelledNode, "null");
            user.client().nodes().withName("joins-" + namespace).delete();
        }
        hub.awaitFacts(intent, "0 of 0 again", facts -> hasNodes(facts, 0) && latestFactsMatch(intent, now -> hasNodes(now, 0)));
    }

    @Test
    void reportsPodsOnNotReadyNodes() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        String name = "silent-" + namespace;
        user.client().resource(node(name)).create();
        try {
            Intent intent = testWorkload.applyToNodes(1, POOL_LABEL, namespace);
            // Without this toleration the controller would remove the pod as soon as the node has the taint not-ready:NoSchedule.
            ((ObjectNode) intent.objects().getFirst().path("spec").path("template").path("spec")).putArray("tolerations").addObject()
                    .put("operator", "Exists");
            hub.sendIntent(intent);
            hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);

            failNode(name);

            DeploymentFacts facts = hub.awaitFacts(intent, "a node that is not ready",
                    it -> it.troubles().stream().anyMatch(trouble -> trouble.code().equals("NodesNotReady")));
            assertThat(facts.troubles()).extracting(Trouble::node).containsExactly(name);
            assertThat(facts.troubles().getFirst().message()).isEqualTo("1 of 1 unavailable pods are on nodes that are not ready");
        } finally {
            user.client().nodes().withName(name).delete();
        }
    }

    @Test
    void reportsNeverReadyPodsWithMessageOfProbe() throws IOException {
        startAgent();
        Intent intent = TestWorkload.of(cluster, namespace).image("quay.io/prometheus/node-exporter:never").apply(1);
        hub.sendIntent(intent);
        // The controller counts no pod before it has first looked at the DaemonSet.
        hub.awaitFacts(intent, "all pods are created", facts -> facts.object() != null && facts.object().desired() > 0
                && facts.object().current() == facts.object().desired());

        user.client().pods().inNamespace(namespace).list().getItems().forEach(this::createProbeFailure);

        DeploymentFacts facts = hub.awaitFacts(intent, "pods that never become ready", it -> !it.troubles().isEmpty());
        assertThat(facts.troubles().getFirst().code()).isEqualTo("Unhealthy");
        assertThat(facts.troubles().getFirst().message()).contains("probe failed");
        assertThat(facts.troubles().getFirst().pods()).isPositive();
    }

    @Test
    void reportsRevisionsWithGenerationAndPods() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        Intent second = applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);

        DeploymentFacts facts = hub.awaitFacts(second, "two revisions", it -> it.revisions() != null && it.revisions().size() == 2
                && it.revisions().getFirst().pods() == it.object().desired());

        assertThat(facts.revisions()).extracting(RevisionFacts::generation).containsExactly(2L, 1L);
        assertThat(facts.revisions().getLast().pods()).isZero();
    }

    private boolean latestFactsMatch(Intent intent, Predicate<DeploymentFacts> condition) {
        return condition.test(hub.facts(intent).getLast());
    }

    /** Returns whether the controller and the agent count the same number of nodes. */
    private static boolean hasNodes(DeploymentFacts facts, int desired) {
        NodeMatch nodes = facts.nodes();
        return facts.object() != null && facts.object().desired() == desired && nodes != null && nodes.matching() == desired;
    }

    private void setPoolLabel(String node, String value) {
        user.client().nodes().withName(node).patch(mergePatch(), "{\"metadata\":{\"labels\":{\"" + POOL_LABEL + "\":" + value + "}}}");
    }

    /** Sets the status that the node controller sets for an unresponsive kubelet, and makes kwok keep it. */
    private void failNode(String node) {
        user.client().nodes().withName(node).patch(mergePatch(), "{\"metadata\":{\"labels\":{\"kwok-stays-so\":\"yes\"}}}");
        user.client().nodes().withName(node).subresource("status").patch(
                new PatchContext.Builder().withPatchType(PatchType.STRATEGIC_MERGE).build(),
                "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"Unknown\",\"reason\":\"NodeStatusUnknown\"}]}}");
        user.client().pods().inNamespace(namespace).list().getItems().stream().filter(pod -> node.equals(pod.getSpec().getNodeName()))
                .forEach(pod -> user.client().pods().resource(pod).subresource("status").patch(
                        new PatchContext.Builder().withPatchType(PatchType.STRATEGIC_MERGE).build(),
                        "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\"}]}}"));
    }

    private void createProbeFailure(Pod pod) {
        user.client().resource(new EventBuilder().withNewMetadata().withName("probe-" + pod.getMetadata().getName())
                .withNamespace(namespace)
                .endMetadata().withReason("Unhealthy").withType("Warning").withMessage("Readiness probe failed: connection refused")
                .withCount(5)
                .withLastTimestamp(Instant.now().toString()).withNewInvolvedObject().withApiVersion("v1").withKind("Pod")
                .withName(pod.getMetadata().getName()).withNamespace(namespace).withUid(pod.getMetadata().getUid()).endInvolvedObject()
                .withNewSource().withComponent("kubelet").endSource().build()).create();
    }

    private Node node(String name) {
        return new NodeBuilder().withNewMetadata().withName(name).addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux").addToLabels(POOL_LABEL, namespace).endMetadata().build();
    }

    private static PatchContext mergePatch() {
        return new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
    }
}
