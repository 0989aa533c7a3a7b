package dev.fleetledger.command.rollout.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.placement.Cluster;

class AimTest {

    private static final List<Cluster> FLEET = List.of(cluster("a", "eu"), cluster("b", "us"), cluster("c", "eu"));
    private static final JsonNode EU = json("{'selector':{'matchLabels':{'region':'eu'}}}");

    @Test
    void selectsClustersByLabels() {
        assertThat(Aim.of(EU, FLEET, List.of(), MissingNode.getInstance()).names()).containsExactly("a", "c");
    }

    @Test
    void keepsClusterThatNoLongerMatches() {
        Aim aim = Aim.of(EU, FLEET, List.of("a", "b"), EU);

        assertThat(aim.names()).containsExactly("a", "b", "c");
        assertThat(aim.clusters()).extracting(Cluster::name).containsExactly("a", "c");
    }

    @Test
    void dropsClusterThatPlacementNoLongerSelects() {
        assertThat(Aim.of(EU, FLEET, List.of("b"), json("{'clusters':['b']}")).names()).containsExactly("a", "c");
        assertThat(Aim.of(EU, FLEET, List.of("b"), json("{'selector':{'matchLabels':{'region':'us'}}}")).names()).containsExactly("a", "c");
        assertThat(Aim.of(json("{'exclude':['b'],'selector':{'matchLabels':{'region':'eu'}}}"), FLEET, List.of("b"), EU).names())
                .containsExactly("a", "c");
    }

    private static Cluster cluster(String name, String region) {
        return new Cluster(name, Map.of("region", region), false);
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text.replace('\'', '"'));
    }
}
