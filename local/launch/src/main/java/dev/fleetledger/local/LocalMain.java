package dev.fleetledger.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.fleetledger.local.cluster.KubeconfigClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.DataFolderLock;
import dev.fleetledger.local.folder.GeneratedProperties;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.parts.process.ChildProcesses;

/** The command {@code local}. */
final class LocalMain {

    private static final int DEFAULT_CLUSTERS = 3;

    private LocalMain() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(run(order(words)));
    }

    private static LocalCommand order(String... words) {
        try {
            return CommandLine.read(words);
        } catch (IllegalArgumentException e) {
            System.err.println(CommandLine.HELP + "\n" + e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static int run(LocalCommand localCommand) throws InterruptedException {
        try {
            return switch (localCommand) {
                case LocalCommand.Start start -> start(start);
                case LocalCommand.Stop stop -> RunningFleet.of(stop.data()).stop();
                case LocalCommand.Status status -> RunningFleet.of(status.data()).status();
                case LocalCommand.Break broken -> RunningFleet.of(broken.data()).change(broken.cluster(), broken.mood());
                case LocalCommand.Help _ -> say(CommandLine.HELP.strip());
            };
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int start(LocalCommand.Start order) throws InterruptedException {
        long began = System.nanoTime();
        var data = new DataFolder(order.data());
        data.make();
        if (DataFolderLock.isHeld(data)) {
            throw new IllegalStateException("another `local` already runs on " + data.root() + "; `local stop` ends it");
        }
        var settings = settings(order, data);
        say("Starting in " + data.root() + "; logs are in " + data.log("local").getParent());
        DataFolder.write(data.pidFile("local"), ProcessHandle.current().pid() + "\n");
        ChildProcesses.beforeTheyEnd(() -> data.pidFile("local").toFile().delete());
        var localFleet = LocalFleet.start(settings, ServiceCommands.ofThisCheckout(), LocalMain::say);
        say(greeting(localFleet, settings).text(Duration.ofNanos(System.nanoTime() - began)));
        Thread.currentThread().join();
        return 0;
    }

    private static StartupMessage greeting(LocalFleet localFleet, LocalFleet.Settings settings) {
        var here = Path.of("").toAbsolutePath();
        var checkout = Path.of(System.getProperty("fleetledger.checkout", "")).toAbsolutePath();
        return new StartupMessage(localFleet.console(), settings.data(), localFleet.clusters().getFirst(), settings.kubeconfig().isEmpty(),
                here, checkout, KubectlLocator.find(checkout));
    }

    /** Uses the previous start's values for options that are not given. An invalid kubeconfig is not stored. */
    static LocalFleet.Settings settings(LocalCommand.Start order, DataFolder data) {
        order.kubeconfig().ifPresent(file -> new KubeconfigClusters(data, file));
        var generatedProperties = new GeneratedProperties(data.of("choice.properties"));
        order.clusters().ifPresent(number -> generatedProperties.put("clusters", Integer.toString(number)));
        order.clusters().ifPresent(_ -> generatedProperties.put("kubeconfig", ""));
        order.kubeconfig().ifPresent(file -> generatedProperties.put("kubeconfig", file.toString()));
        Optional<Path> kubeconfig =
                generatedProperties.find("kubeconfig").filter(file -> !file.isBlank()).map(Path::of);
        return new LocalFleet.Settings(
                data.root(), kubeconfig, generatedProperties.find("clusters").map(Integer::parseInt).orElse(DEFAULT_CLUSTERS), order.port());
    }

    private static int say(String text) {
        System.out.println(text);
        return 0;
    }
}
