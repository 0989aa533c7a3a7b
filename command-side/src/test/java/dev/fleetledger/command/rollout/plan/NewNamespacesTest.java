package dev.fleetledger.command.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.placement.PlacementCluster;

class NewNamespacesTest {

    private static final PlacementCluster HERE = new PlacementCluster("here", Map.of(), false);
    private static final PlacementCluster THERE = new PlacementCluster("there", Map.of(), false);
    private static final JsonNode CREATING = ContractJson.MAPPER.readTree("{\"basics\":{\"createNamespace\":true}}");
    private static final JsonNode NOT_CREATING = ContractJson.MAPPER.readTree("{\"basics\":{\"createNamespace\":false}}");

    @Test
    void newWorkloadCreatesNamespaceInEveryCluster() {
        assertThat(NewNamespaces.findClusters(CREATING, List.of(HERE, THERE), null, List.of())).containsExactly(HERE, THERE);
    }

    @Test
    void excludesClustersThatHaveTheNamespace() {
        assertThat(NewNamespaces.findClusters(CREATING, List.of(HERE, THERE), CREATING, List.of("here"))).containsExactly(THERE);
    }

    @Test
    void laterRequestAppliesToEveryCluster() {
        assertThat(NewNamespaces.findClusters(CREATING, List.of(HERE, THERE), NOT_CREATING, List.of("here"))).containsExactly(HERE, THERE);
    }

    @Test
    void createsNoNamespaceUnlessRequested() {
        assertThat(NewNamespaces.findClusters(NOT_CREATING, List.of(HERE), CREATING, List.of())).isEmpty();
    }
}
