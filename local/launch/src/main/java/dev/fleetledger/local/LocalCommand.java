package dev.fleetledger.local;

import java.nio.file.Path;
import java.util.Optional;

/** A parsed command line. */
sealed interface LocalCommand {

    Path data();

    /**
     * @param clusters number of simulated clusters; absent: as many as last time, else three
     * @param kubeconfig real clusters to use instead of simulated ones
     * @param port the console's port; 0 means free ports for everything
     */
    record Start(Path data, Optional<Integer> clusters, Optional<Path> kubeconfig, int port) implements LocalCommand {}

    record Stop(Path data) implements LocalCommand {}

    record Status(Path data) implements LocalCommand {}

    /** @param fault one of {@code offline hang online} */
    record InjectFault(Path data, String cluster, String fault) implements LocalCommand {}

    record Help(Path data) implements LocalCommand {}
}
