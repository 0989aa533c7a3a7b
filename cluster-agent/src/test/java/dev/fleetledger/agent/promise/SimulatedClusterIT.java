package dev.fleetledger.agent.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;

import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** On the simulated cluster of {@code local}. Where it differs from the real one, the simulation is wrong. */
class SimulatedClusterIT extends FaultPromises {

    private final SimulatedCluster cluster = SimulatedCluster.start(ClusterSettings.named("agent").withToken("t0ken"));

    @Override
    TestCluster testCluster() {
        try {
            Path file = Files.createTempFile("simulated", ".yaml");
            file.toFile().deleteOnExit();
            Files.writeString(file, cluster.kubeconfig());
            return () -> file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopTheCluster() {
        cluster.close();
    }
}
