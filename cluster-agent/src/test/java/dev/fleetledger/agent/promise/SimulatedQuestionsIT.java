package dev.fleetledger.agent.promise;

import org.junit.jupiter.api.AfterAll;

import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Runs on the simulated cluster, which must answer as the real one does. */
class SimulatedQuestionsIT extends TellingPromises {

    private final SimulatedCluster cluster = SimulatedCluster.start(ClusterSettings.named("questions").withToken("t0ken"));

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(cluster);
    }

    @AfterAll
    void stopTheCluster() {
        cluster.close();
    }
}
