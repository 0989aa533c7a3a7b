package dev.fleetledger.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import dev.fleetledger.local.cluster.KubeconfigClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.DataFolderLock;
import dev.fleetledger.local.folder.GeneratedProperties;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.process.TerminalOutput;
import dev.fleetledger.parts.process.ChildProcesses;

/** The command {@code local}. */
final class LocalMain {

    private static final int DEFAULT_CLUSTERS = 3;

    private LocalMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(parse(arguments)));
    }

    private static LocalCommand parse(String... arguments) {
        try {
            return CommandLine.parse(arguments);
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
                case LocalCommand.InjectFault injection -> RunningFleet.of(injection.data())
                        .setFault(injection.cluster(), injection.fault());
                case LocalCommand.Help _ -> println(CommandLine.HELP.strip());
            };
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int start(LocalCommand.Start command) throws InterruptedException {
        long startedAt = System.nanoTime();
        var data = new DataFolder(command.data());
        data.create();
        if (DataFolderLock.isHeld(data)) {
            throw new IllegalStateException("another `local` already runs on " + data.root() + "; `local stop` ends it");
        }
        var settings = settings(command, data);
        TerminalOutput output = LocalMain::println;
        println("Starting in " + data.root() + "; logs are in " + data.log("local").getParent());
        DataFolder.write(data.pidFile("local"), ProcessHandle.current().pid() + "\n");
        ChildProcesses.beforeShutdown(() -> data.pidFile("local").toFile().delete());
        var localFleet = LocalFleet.start(settings, ServiceCommands.ofThisCheckout(), output.withTimes(InstantSource.system()));
        println(startupMessage(localFleet, settings).text(Duration.ofNanos(System.nanoTime() - startedAt)));
        localFleet.createAotCaches();
        Thread.currentThread().join();
        return 0;
    }

    private static StartupMessage startupMessage(LocalFleet localFleet, LocalFleet.Settings settings) {
        var workingFolder = Path.of("").toAbsolutePath();
        var checkout = Path.of(System.getProperty("fleetledger.checkout", "")).toAbsolutePath();
        var cluster = localFleet.joinedClusters().stream().findFirst().orElse(localFleet.clusters().getFirst());
        return new StartupMessage(localFleet.console(), settings.data(), cluster, settings.kubeconfig().isEmpty(),
                workingFolder, checkout, KubectlLocator.find(checkout));
    }

    /** Uses the previous start's values for options that are not given. An invalid kubeconfig is not stored. */
    static LocalFleet.Settings settings(LocalCommand.Start command, DataFolder data) {
        command.kubeconfig().ifPresent(file -> new KubeconfigClusters(data, file));
        var generatedProperties = new GeneratedProperties(data.resolve("choice.properties"));
        command.clusters().ifPresent(number -> generatedProperties.put("clusters", Integer.toString(number)));
        command.clusters().ifPresent(_ -> generatedProperties.put("kubeconfig", ""));
        command.kubeconfig().ifPresent(file -> generatedProperties.put("kubeconfig", file.toString()));
        Optional<Path> kubeconfig =
                generatedProperties.find("kubeconfig").filter(file -> !file.isBlank()).map(Path::of);
        return new LocalFleet.Settings(
                data.root(), kubeconfig, generatedProperties.find("clusters").map(Integer::parseInt).orElse(DEFAULT_CLUSTERS),
                command.port());
    }

    private static int println(String text) {
        System.out.println(text);
        return 0;
    }
}
