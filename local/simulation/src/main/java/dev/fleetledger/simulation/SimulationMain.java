package dev.fleetledger.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Runs simulated clusters as a separate process; README.md lists the arguments. */
public final class SimulationMain {
    private SimulationMain() {
    }

    public static void main(String[] commandLine) throws IOException, InterruptedException {
        Arguments arguments = Arguments.parse(commandLine, System.getenv());
        String data = arguments.text("data", "");
        String kubeconfigs = arguments.text("kubeconfig-dir", "");
        SimulatedFleet fleet = SimulatedFleet.prepare(arguments.number("port", 0), data.isEmpty() ? null : Path.of(data));
        for (String name : arguments.list("clusters", "eu-1")) {
            SimulatedCluster cluster = fleet.add(new ClusterSettings(name, arguments.text("token", ""),
                    arguments.number("nodes", 3), arguments.list("namespaces", "default,monitoring")));
            if (!kubeconfigs.isEmpty()) {
                write(Path.of(kubeconfigs), cluster);
            }
            System.out.println("simulated cluster " + name + " at http://127.0.0.1:" + fleet.port() + "/c/" + name);
        }
        fleet.open();
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::close));
        Thread.currentThread().join();
    }

    /** Writes the kubeconfig readable by its owner only, because it contains a token. */
    private static void write(Path folder, SimulatedCluster cluster) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(cluster.name());
        Files.writeString(file, cluster.kubeconfig());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
