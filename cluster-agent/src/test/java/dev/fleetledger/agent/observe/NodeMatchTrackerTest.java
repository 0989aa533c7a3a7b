package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.nodes.Node;

class NodeMatchTrackerTest {

    private static final UUID WORKLOAD = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");
    private static final List<Node> TWO_NODES = List.of(node("node-1", "ssd"), node("node-2", "hdd"));

    private final DeploymentStates deploymentStates = new DeploymentStates(Clock.systemUTC());
    private final DaemonSetWatchHandler watchHandler = new DaemonSetWatchHandler(deploymentStates, workload -> { }, workload -> { });

    @Test
    void matchesDaemonSetWithKnownNodes() {
        watchHandler.setNodes(TWO_NODES);

        watchHandler.onResponse(WORKLOAD, daemonSet("ssd"));

        assertThat(nodeMatch()).isEqualTo(new NodeMatch(2, 1, 1, 1, 0));
    }

    @Test
    void rematchesRelabelledNode() {
        watchHandler.onResponse(WORKLOAD, daemonSet("ssd"));
        assertThat(nodeMatch()).as("before nodes were listed").isNull();
        watchHandler.setNodes(TWO_NODES);

        watchHandler.setNodes(List.of(node("node-1", "ssd"), node("node-2", "ssd")));

        assertThat(nodeMatch()).isEqualTo(new NodeMatch(2, 2, 2, 0, 0));
    }

    @Test
    void dropsNodeMatchWhenNodesAreUnknown() {
        watchHandler.setNodes(TWO_NODES);
        watchHandler.onResponse(WORKLOAD, daemonSet("ssd"));

        watchHandler.setNodes(null);

        assertThat(nodeMatch()).isNull();
    }

    @Test
    void dropsNodeMatchOfDeletedDaemonSet() {
        watchHandler.setNodes(TWO_NODES);
        watchHandler.onResponse(WORKLOAD, daemonSet("ssd"));

        watchHandler.onDeleted(WORKLOAD, daemonSet("ssd"));
        watchHandler.setNodes(TWO_NODES.subList(0, 1));

        assertThat(nodeMatch()).isNull();
    }

    private NodeMatch nodeMatch() {
        return Objects.requireNonNull(deploymentStates.find(WORKLOAD)).observed().nodes();
    }

    private static Node node(String name, String disk) {
        return new Node(name, Map.of("disk", disk), List.of(), true);
    }

    private static LiveObject daemonSet(String disk) {
        return new LiveObject(ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet",
                 "metadata":{"namespace":"default","name":"node-exporter","uid":"u-1","resourceVersion":"7","generation":1},
                 "spec":{"template":{"spec":{"nodeSelector":{"disk":"%s"}}}}}""".formatted(disk)));
    }
}
