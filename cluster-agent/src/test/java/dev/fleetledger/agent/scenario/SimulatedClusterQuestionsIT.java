package dev.fleetledger.agent.scenario;

import org.junit.jupiter.api.AfterAll;

import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Runs on the simulated cluster, which must answer as the real one does. */
class SimulatedClusterQuestionsIT extends InventoryScenarios {

    private final SimulatedCluster simulatedCluster = SimulatedCluster.start(ClusterSettings.named("questions").withToken("t0ken"));

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulatedCluster);
    }

    @AfterAll
    void stopCluster() {
        simulatedCluster.close();
    }
}
