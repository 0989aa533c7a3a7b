package dev.fleetledger.command.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.placement.PlacementCluster;

class ResolvedPlacementTest {

    private static final List<PlacementCluster> FLEET = List.of(cluster("a", "eu"), cluster("b", "us"), cluster("c", "eu"));
    private static final JsonNode EU = json("{'selector':{'matchLabels':{'region':'eu'}}}");

    @Test
    void selectsClustersByLabels() {
        assertThat(ResolvedPlacement.resolve(EU, FLEET, List.of(), MissingNode.getInstance()).clusterNames()).containsExactly("a", "c");
    }

    @Test
    void keepsClusterThatNoLongerMatches() {
        ResolvedPlacement resolvedPlacement = ResolvedPlacement.resolve(EU, FLEET, List.of("a", "b"), EU);

        assertThat(resolvedPlacement.clusterNames()).containsExactly("a", "b", "c");
        assertThat(resolvedPlacement.clusters()).extracting(PlacementCluster::name).containsExactly("a", "c");
    }

    @Test
    void dropsClusterThatPlacementNoLongerSelects() {
        assertThat(ResolvedPlacement.resolve(EU, FLEET, List.of("b"), json("{'clusters':['b']}")).clusterNames()).containsExactly("a", "c");
        assertThat(ResolvedPlacement.resolve(EU, FLEET, List.of("b"), json("{'selector':{'matchLabels':{'region':'us'}}}")).clusterNames())
                .containsExactly("a", "c");
        assertThat(ResolvedPlacement.resolve(json("{'exclude':['b'],'selector':{'matchLabels':{'region':'eu'}}}"), FLEET, List.of("b"), EU)
                .clusterNames())
                .containsExactly("a", "c");
    }

    private static PlacementCluster cluster(String name, String region) {
        return new PlacementCluster(name, Map.of("region", region), false);
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text.replace('\'', '"'));
    }
}
