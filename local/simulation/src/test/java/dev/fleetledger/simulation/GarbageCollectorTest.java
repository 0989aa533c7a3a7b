package dev.fleetledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.WriteOptions;

class GarbageCollectorTest {
    private final ManualClockCluster cluster = new ManualClockCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void deletesDependentOfSeveralMissingOwners() {
        ObjectNode dependent = Json.parse("""
                {"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "dependent", "namespace": "monitoring", "ownerReferences": [
                  {"apiVersion": "v1", "kind": "Secret", "name": "one", "uid": "00000000-0000-0000-0000-000000000001"},
                  {"apiVersion": "v1", "kind": "Secret", "name": "two", "uid": "00000000-0000-0000-0000-000000000002"}]}}
                """);
        cluster.simulated.served().writes().create(Kinds.CONFIG_MAPS, "monitoring", dependent, WriteOptions.ofManager("t"));

        cluster.advance(Duration.ofSeconds(3));

        assertThat(cluster.exists(Kinds.CONFIG_MAPS, "dependent")).isFalse();
    }
}
