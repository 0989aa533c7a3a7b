package dev.fleetledger.command.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

/** Measures how long a fleet-wide submit takes to reach every topic. It is started manually and asserts nothing. */
final class RelayBenchmark {

    private RelayBenchmark() {}

    public static void main(String[] arguments) {
        int clusters = 1_000;
        try (Kafka kafka = Kafka.temporary(); var hub = new TestHub(kafka)) {
            hub.startInstance(RelayConfiguration.class);
            List<String> names = IntStream.range(0, clusters).mapToObj(i -> "f" + i).toList();
            measure(hub, "create topics and send hub records", append(hub, names.stream().map(name ->
                    new NewEvent(StreamId.of("Cluster", name), 0, new ClusterEvent.Registered(name, null, Map.of()))).toList()));
            String manifest = hub.manifest(LedgerEvents.BODY);
            for (long generation = 1; generation <= 4; generation++) {
                long currentGeneration = generation;
                List<NewEvent> wanted = new ArrayList<>();
                UUID workload = new UUID(1, 1);
                names.forEach(name -> wanted.add(new NewEvent(StreamId.of("Deployment", workload + "/" + name), currentGeneration - 1,
                        new DeploymentEvent.Wanted(workload, name, currentGeneration, UUID.randomUUID(), DeploymentAction.APPLY, "ns", "n",
                                1, manifest, null,
                                "refuse", "correct", "PT10M", null, null))));
                measure(hub, "generation " + currentGeneration + " sent to all clusters", append(hub, wanted));
            }
        }
        System.exit(0);
    }

    private static long append(TestHub hub, List<NewEvent> events) {
        Ledger ledger = hub.ledger();
        return ledger.append(events, Map.of("command", "c")).value();
    }

    private static void measure(TestHub hub, String description, long position) {
        long start = System.nanoTime();
        while (hub.jdbc().queryForObject("select position from command.relay_place", Long.class) < position) {
            Thread.onSpinWait();
        }
        System.out.printf("%s: %d ms%n", description, (System.nanoTime() - start) / 1_000_000);
    }
}
