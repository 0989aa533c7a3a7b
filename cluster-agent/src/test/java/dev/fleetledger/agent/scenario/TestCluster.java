package dev.fleetledger.agent.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.fleetledger.simulation.SimulatedCluster;

/** A cluster with three ready nodes on which the agent is tested. */
@FunctionalInterface
interface TestCluster {

    /** Returns a simulated cluster, in which every user may do everything. */
    static TestCluster simulated(SimulatedCluster cluster) {
        try {
            Path file = Files.createTempFile("simulated", ".yaml");
            file.toFile().deleteOnExit();
            Files.writeString(file, cluster.kubeconfig());
            return () -> file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a kubeconfig with all rights. */
    Path kubeconfig();

    /** Returns a kubeconfig with the rights of an agent. */
    default Path agentKubeconfig() {
        return kubeconfig();
    }
}
