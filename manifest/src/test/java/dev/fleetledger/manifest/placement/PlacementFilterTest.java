package dev.fleetledger.manifest.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlacementFilterTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void removesNamesOfHiddenClustersEverywhere() {
        JsonNode placement = JSON.readTree("""
            {"clusters":["eu-1","us-1"],"exclude":["us-1"],"all":false,
             "overrides":[{"clusters":{"names":["us-1","eu-1"]},"imageRegistry":"r"},{"clusters":{"matchLabels":{"a":"b"}}}],
             "rollout":{"waves":[{"name":"w","clusters":{"names":["us-1","eu-1"]}}]}}""");

        JsonNode filtered = PlacementFilter.filter(placement, "eu-1"::equals);

        assertThat(filtered).isEqualTo(JSON.readTree("""
            {"clusters":["eu-1"],"exclude":[],"all":false,
             "overrides":[{"clusters":{"names":["eu-1"]},"imageRegistry":"r"},{"clusters":{"matchLabels":{"a":"b"}}}],
             "rollout":{"waves":[{"name":"w","clusters":{"names":["eu-1"]}}]}}"""));
        assertThat(placement.toString()).contains("us-1");
    }
}
