package dev.fleetledger.agent.promise;

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
abstract class NodePromises extends ServicePromises {

    private static final String POOL = "fleetledger-test-pool";

    @Test
    void updatesNodeMatchWhenNodesChange() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.applyTo(1, POOL, namespace);
        hub.wants(intent);
        hub.awaits(intent, "0 of 0", facts -> facts.attempt().result() == APPLIED && follows(facts, 0)
                && Objects.requireNonNull(facts.nodes()).unselected() >= 3);
        String labelled = person.client().nodes().list().getItems().getFirst().getMetadata().getName();
        try {
            labels(labelled, "\"" + namespace + "\"");
            hub.awaits(intent, "a node was labelled", facts -> follows(facts, 1) && ApplyPromises.isReady(facts));
            person.client().resource(node("joins-" + namespace)).create();
            int before = hub.awaits(intent, "a node joined", facts -> follows(facts, 2) && ApplyPromises.isReady(facts)).nodes().all();
            person.client().nodes().withName("joins-" + namespace).patch(merge(),
                    "{\"spec\":{\"taints\":[{\"key\":\"broken\",\"effect\":\"NoExecute\"}]}}");
            hub.awaits(intent, "it was tainted", facts -> follows(facts, 1) && facts.nodes().tainted() == 1);
            person.client().nodes().withName("joins-" + namespace).patch(merge(), "{\"spec\":{\"taints\":null}}");
            hub.awaits(intent, "the taint is off", facts -> follows(facts, 2));
            person.client().nodes().withName("joins-" + namespace).delete();
            hub.awaits(intent, "it left", facts -> follows(facts, 1) && facts.nodes().all() == before - 1);
        } finally {
            labels(labelled, "null");
            person.client().nodes().withName("joins-" + namespace).delete();
        }
        hub.awaits(intent, "0 of 0 again", facts -> follows(facts, 0) && latest(intent, now -> follows(now, 0)));
    }

    @Test
    void reportsPodsOnNotReadyNodes() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        String name = "silent-" + namespace;
        person.client().resource(node(name)).create();
        try {
            Intent intent = wish.applyTo(1, POOL, namespace);
            // Without this toleration the controller would remove the pod as soon as the node has the taint not-ready:NoSchedule.
            ((ObjectNode) intent.objects().getFirst().path("spec").path("template").path("spec")).putArray("tolerations").addObject()
                    .put("operator", "Exists");
            hub.wants(intent);
            hub.awaits(intent, "all pods ready", ApplyPromises::isReady);

            falls(name);

            DeploymentFacts facts = hub.awaits(intent, "a node that is not ready",
                    it -> it.troubles().stream().anyMatch(trouble -> trouble.code().equals("NodesNotReady")));
            assertThat(facts.troubles()).extracting(Trouble::node).containsExactly(name);
            assertThat(facts.troubles().getFirst().message()).isEqualTo("1 of 1 unavailable pods are on nodes that are not ready");
        } finally {
            person.client().nodes().withName(name).delete();
        }
    }

    @Test
    void reportsNeverReadyPodsWithMessageOfProbe() throws IOException {
        startAgent();
        Intent intent = Wish.of(cluster, namespace).image("quay.io/prometheus/node-exporter:never").apply(1);
        hub.wants(intent);
        hub.awaits(intent, "all pods are created", facts -> facts.object() != null && facts.object().current() == facts.object().desired());

        person.client().pods().inNamespace(namespace).list().getItems().forEach(this::probeFails);

        DeploymentFacts facts = hub.awaits(intent, "pods that never become ready", it -> !it.troubles().isEmpty());
        assertThat(facts.troubles().getFirst().code()).isEqualTo("Unhealthy");
        assertThat(facts.troubles().getFirst().message()).contains("probe failed");
        assertThat(facts.troubles().getFirst().pods()).isPositive();
    }

    @Test
    void reportsRevisionsWithGenerationAndPods() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        Intent second = settled(wish.image("quay.io/prometheus/node-exporter:v2"), 2);

        DeploymentFacts facts = hub.awaits(second, "two revisions", it -> it.revisions() != null && it.revisions().size() == 2
                && it.revisions().getFirst().pods() == it.object().desired());

        assertThat(facts.revisions()).extracting(RevisionFacts::generation).containsExactly(2L, 1L);
        assertThat(facts.revisions().getLast().pods()).isZero();
    }

    private boolean latest(Intent intent, Predicate<DeploymentFacts> holds) {
        return holds.test(hub.facts(intent).getLast());
    }

    /** Returns whether the controller and the agent count the same number of nodes. */
    private static boolean follows(DeploymentFacts facts, int desired) {
        NodeMatch nodes = facts.nodes();
        return facts.object() != null && facts.object().desired() == desired && nodes != null && nodes.matching() == desired;
    }

    private void labels(String node, String value) {
        person.client().nodes().withName(node).patch(merge(), "{\"metadata\":{\"labels\":{\"" + POOL + "\":" + value + "}}}");
    }

    /** Sets the status that the node controller sets for an unresponsive kubelet, and makes kwok keep it. */
    private void falls(String node) {
        person.client().nodes().withName(node).patch(merge(), "{\"metadata\":{\"labels\":{\"kwok-stays-so\":\"yes\"}}}");
        person.client().nodes().withName(node).subresource("status").patch(
                new PatchContext.Builder().withPatchType(PatchType.STRATEGIC_MERGE).build(),
                "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"Unknown\",\"reason\":\"NodeStatusUnknown\"}]}}");
        person.client().pods().inNamespace(namespace).list().getItems().stream().filter(pod -> node.equals(pod.getSpec().getNodeName()))
                .forEach(pod -> person.client().pods().resource(pod).subresource("status").patch(
                        new PatchContext.Builder().withPatchType(PatchType.STRATEGIC_MERGE).build(),
                        "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\"}]}}"));
    }

    private void probeFails(Pod pod) {
        person.client().resource(new EventBuilder().withNewMetadata().withName("probe-" + pod.getMetadata().getName()).withNamespace(namespace)
                .endMetadata().withReason("Unhealthy").withType("Warning").withMessage("Readiness probe failed: connection refused").withCount(5)
                .withLastTimestamp(Instant.now().toString()).withNewInvolvedObject().withApiVersion("v1").withKind("Pod")
                .withName(pod.getMetadata().getName()).withNamespace(namespace).withUid(pod.getMetadata().getUid()).endInvolvedObject()
                .withNewSource().withComponent("kubelet").endSource().build()).create();
    }

    private Node node(String name) {
        return new NodeBuilder().withNewMetadata().withName(name).addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux").addToLabels(POOL, namespace).endMetadata().build();
    }

    private static PatchContext merge() {
        return new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
    }
}
