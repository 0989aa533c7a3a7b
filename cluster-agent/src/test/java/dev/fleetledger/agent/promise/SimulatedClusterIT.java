package dev.fleetledger.agent.promise;

import org.junit.jupiter.api.AfterAll;

import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Runs on the simulated cluster of {@code local}. Where it differs from the real one, the simulation is wrong. */
class SimulatedClusterIT extends FaultPromises {

    private final SimulatedCluster cluster = SimulatedCluster.start(ClusterSettings.named("agent").withToken("t0ken"));

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(cluster);
    }

    @AfterAll
    void stopTheCluster() {
        cluster.close();
    }
}
