package dev.fleetledger.agent.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.fleetledger.simulation.SimulatedCluster;

/** A cluster with three ready nodes to try the agent on. */
@FunctionalInterface
interface TestCluster {

    /** A simulated one, where everybody may do everything. */
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

    /** With every right there is. */
    Path kubeconfig();

    /** With the rights that an agent has. */
    default Path agentKubeconfig() {
        return kubeconfig();
    }
}
