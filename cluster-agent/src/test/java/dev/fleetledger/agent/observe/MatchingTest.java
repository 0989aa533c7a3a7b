package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.nodes.Node;

class MatchingTest {

    private static final UUID WORKLOAD = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");
    private static final List<Node> TWO = List.of(node("node-1", "ssd"), node("node-2", "hdd"));

    private final Deployments deployments = new Deployments(Clock.systemUTC());
    private final Sightings sightings = new Sightings(deployments, workload -> { }, workload -> { });

    @Test
    void matchesDaemonSetWithKnownNodes() {
        sightings.among(TWO);

        sightings.answered(WORKLOAD, daemonSet("ssd"));

        assertThat(matched()).isEqualTo(new NodeMatch(2, 1, 1, 1, 0));
    }

    @Test
    void rematchesRelabelledNode() {
        sightings.answered(WORKLOAD, daemonSet("ssd"));
        assertThat(matched()).as("before nodes were listed").isNull();
        sightings.among(TWO);

        sightings.among(List.of(node("node-1", "ssd"), node("node-2", "ssd")));

        assertThat(matched()).isEqualTo(new NodeMatch(2, 2, 2, 0, 0));
    }

    @Test
    void dropsNodeMatchWhenNodesAreUnknown() {
        sightings.among(TWO);
        sightings.answered(WORKLOAD, daemonSet("ssd"));

        sightings.among(null);

        assertThat(matched()).isNull();
    }

    @Test
    void dropsNodeMatchOfDeletedDaemonSet() {
        sightings.among(TWO);
        sightings.answered(WORKLOAD, daemonSet("ssd"));

        sightings.gone(WORKLOAD, daemonSet("ssd"));
        sightings.among(TWO.subList(0, 1));

        assertThat(matched()).isNull();
    }

    private NodeMatch matched() {
        return Objects.requireNonNull(deployments.find(WORKLOAD)).observed().nodes();
    }

    private static Node node(String name, String disk) {
        return new Node(name, Map.of("disk", disk), List.of(), true);
    }

    private static Live daemonSet(String disk) {
        return new Live(ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet",
                 "metadata":{"namespace":"default","name":"node-exporter","uid":"u-1","resourceVersion":"7","generation":1},
                 "spec":{"template":{"spec":{"nodeSelector":{"disk":"%s"}}}}}""".formatted(disk)));
    }
}
