package dev.fleetledger.local;

import java.nio.file.Path;
import java.util.Optional;

/** What is asked for on the command line. */
sealed interface Order {

    Path data();

    /**
     * @param clusters how many simulated ones; absent: as many as last time, else three
     * @param kubeconfig instead of simulated ones
     * @param port the console's; 0 means free ports for everything
     */
    record Start(Path data, Optional<Integer> clusters, Optional<Path> kubeconfig, int port) implements Order {}

    record Stop(Path data) implements Order {}

    record Status(Path data) implements Order {}

    /** @param mood one of {@code offline hang online} */
    record Break(Path data, String cluster, String mood) implements Order {}

    record Help(Path data) implements Order {}
}
