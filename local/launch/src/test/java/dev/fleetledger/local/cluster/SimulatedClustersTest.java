package dev.fleetledger.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fleetledger.local.folder.DataFolder;

class SimulatedClustersTest {

    @Test
    void placesTwoOfThreeClustersInEurope() {
        var source = new SimulatedClusters(new DataFolder(Path.of("unused")), 6);

        assertThat(source.clusters()).extracting(LocalCluster::name).containsExactly("eu-1", "eu-2", "us-1", "eu-3", "eu-4", "us-2");
        assertThat(source.clusters().get(2).labels()).isEqualTo(Map.of("region", "us", "env", "demo"));
    }
}
