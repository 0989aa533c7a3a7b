package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.PortPlan;
import dev.fleetledger.local.folder.Secrets;

class ClusterProcessesTest {

    @TempDir
    private Path folder;

    @Test
    void sharesProcessForMoreThanTenClusters() {
        assertThat(ClusterProcesses.isShared(new SimulatedClusters(new DataFolder(folder), 10))).isFalse();
        assertThat(ClusterProcesses.isShared(new SimulatedClusters(new DataFolder(folder), 11))).isTrue();
    }

    @Test
    void givesEachAgentItsOwnReadinessAddress() {
        assertThat(addresses(false).agentReadiness("eu-1").getPath()).isEqualTo("/readyz");
        assertThat(addresses(false).agent("eu-1")).isNotEqualTo(addresses(false).agent("eu-2"));
        assertThat(addresses(true).agentReadiness("eu-1").getPath()).isEqualTo("/clusters/eu-1/readyz");
    }

    private Addresses addresses(boolean shared) {
        var data = new DataFolder(folder);
        return new Addresses(data, new PortPlan(data, 0), new Secrets(data), shared);
    }
}
