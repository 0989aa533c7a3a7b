package dev.fleetledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.controllers.ControllerContext;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.loop.ControlLoop;
import dev.fleetledger.simulation.loop.ControlLoopThread;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.write.ObjectDeletion;
import dev.fleetledger.simulation.write.WriteService;

class ControlLoopThreadTest {
    private final AtomicInteger failures = new AtomicInteger(1);
    private final ObjectStore store = new ObjectStore(null);
    private final InstantSource clock = () -> {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("This write fails");
        }
        return Instant.now();
    };
    private final ControlLoop loop = new ControlLoop(
            new ControllerContext(store, new WriteService(store, clock), new ObjectDeletion(store, clock)));

    /** Nothing else changes, which would run the controllers again. */
    @Test
    void runsAgainAfterFailure() throws InterruptedException {
        store.put(Kinds.NAMESPACES, namespace("monitoring"));
        try (var thread = new ControlLoopThread(InstantSource.system())) {
            thread.start();

            thread.onChange(loop);

            Instant end = Instant.now().plus(Duration.ofSeconds(20));
            while (store.find(Kinds.SERVICE_ACCOUNTS, "monitoring", "default").isEmpty() && Instant.now().isBefore(end)) {
                Thread.sleep(20);
            }
        }
        assertThat(store.find(Kinds.SERVICE_ACCOUNTS, "monitoring", "default")).isPresent();
        assertThat(failures).hasNegativeValue();
    }

    private static ObjectNode namespace(String name) {
        ObjectNode namespace = Json.object().put("kind", "Namespace").put("apiVersion", "v1");
        Meta.of(namespace).put("name", name).put("uid", "7");
        return namespace;
    }
}
