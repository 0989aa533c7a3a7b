package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.PortPlan;
import dev.fleetledger.local.folder.Secrets;

class HousingTest {

    @TempDir
    private Path folder;

    @Test
    void up_to_ten_clusters_have_a_process_each_and_more_share_one() {
        assertThat(Housing.isTogether(new SimulatedClusters(new DataFolder(folder), 10))).isFalse();
        assertThat(Housing.isTogether(new SimulatedClusters(new DataFolder(folder), 11))).isTrue();
    }

    @Test
    void each_agent_has_an_address_of_its_own_however_it_is_housed() {
        assertThat(addresses(false).agentReadiness("eu-1").getPath()).isEqualTo("/readyz");
        assertThat(addresses(false).agent("eu-1")).isNotEqualTo(addresses(false).agent("eu-2"));
        assertThat(addresses(true).agentReadiness("eu-1").getPath()).isEqualTo("/clusters/eu-1/readyz");
    }

    private Addresses addresses(boolean together) {
        var data = new DataFolder(folder);
        return new Addresses(data, new PortPlan(data, 0), new Secrets(data), together);
    }
}
