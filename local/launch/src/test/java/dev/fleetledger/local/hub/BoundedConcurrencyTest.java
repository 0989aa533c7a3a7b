package dev.fleetledger.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

class BoundedConcurrencyTest {

    @Test
    void failureStopsNoOtherTask() {
        List<String> clusters = List.of("eu-1", "eu-2", "us-1");
        Set<String> done = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() -> BoundedConcurrency.forEach(clusters, cluster -> {
            if (cluster.startsWith("eu")) {
                throw new IllegalStateException(cluster);
            }
            done.add(cluster);
        })).hasMessage("eu-1");

        assertThat(done).containsExactly("us-1");
    }
}
