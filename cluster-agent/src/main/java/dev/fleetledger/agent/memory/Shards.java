package dev.fleetledger.agent.memory;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Names of the ConfigMaps. A ConfigMap holds 1 MiB and an entry takes about 400 bytes, so eight hold 20,000 workloads. */
final class Shards {

    static final String HUB = "fleetledger-memory";
    private static final int COUNT = 8;

    private Shards() {}

    static String of(UUID workload) {
        return HUB + "-" + Math.floorMod(workload.hashCode(), COUNT);
    }

    static List<String> all() {
        return IntStream.range(0, COUNT).mapToObj(i -> HUB + "-" + i).toList();
    }
}
