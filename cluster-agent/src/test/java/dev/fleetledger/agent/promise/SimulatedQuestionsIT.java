package dev.fleetledger.agent.promise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;

import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** On the simulated cluster, which answers as the real one does. */
class SimulatedQuestionsIT extends TellingPromises {

    private final SimulatedCluster cluster = SimulatedCluster.start(ClusterSettings.named("questions").withToken("t0ken"));

    @Override
    TestCluster testCluster() {
        try {
            Path file = Files.createTempFile("simulated", ".yaml");
            file.toFile().deleteOnExit();
            Files.writeString(file, cluster.kubeconfig());
            return () -> file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopTheCluster() {
        cluster.close();
    }
}
