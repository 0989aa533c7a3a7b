package dev.fleetledger.agent.scenario;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;

import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Runs on the simulated cluster of {@code local}. Where it differs from the real one, the simulation is wrong. */
@Order(2)
class SimulatedClusterIT extends ApiServerFaultScenarios {

    private final SimulatedCluster simulatedCluster = SimulatedCluster.start(ClusterSettings.named("agent").withToken("t0ken"));

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulatedCluster);
    }

    @AfterAll
    void stopCluster() {
        simulatedCluster.close();
    }
}
