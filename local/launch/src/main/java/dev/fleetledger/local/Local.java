package dev.fleetledger.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.fleetledger.local.cluster.KubeconfigClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.Hold;
import dev.fleetledger.local.folder.Kept;
import dev.fleetledger.local.process.Programs;
import dev.fleetledger.parts.Children;

/** The command {@code local}. */
final class Local {

    private static final int DEFAULT_CLUSTERS = 3;

    private Local() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(run(order(words)));
    }

    private static Order order(String... words) {
        try {
            return CommandLine.read(words);
        } catch (IllegalArgumentException e) {
            System.err.println(CommandLine.HELP + "\n" + e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static int run(Order order) throws InterruptedException {
        try {
            return switch (order) {
                case Order.Start start -> start(start);
                case Order.Stop stop -> RunningFleet.of(stop.data()).stop();
                case Order.Status status -> RunningFleet.of(status.data()).status();
                case Order.Break broken -> RunningFleet.of(broken.data()).change(broken.cluster(), broken.mood());
                case Order.Help _ -> say(CommandLine.HELP.strip());
            };
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int start(Order.Start order) throws InterruptedException {
        long began = System.nanoTime();
        var data = new DataFolder(order.data());
        data.make();
        if (Hold.isHeld(data)) {
            throw new IllegalStateException("another `local` already runs on " + data.root() + "; `local stop` ends it");
        }
        var settings = settings(order, data);
        say("Starting in " + data.root() + "; logs are in " + data.log("local").getParent());
        DataFolder.write(data.pidFile("local"), ProcessHandle.current().pid() + "\n");
        Children.beforeTheyEnd(() -> data.pidFile("local").toFile().delete());
        var fleet = Fleet.start(settings, Programs.ofThisCheckout(), Local::say);
        say(greeting(fleet, settings).text(Duration.ofNanos(System.nanoTime() - began)));
        Thread.currentThread().join();
        return 0;
    }

    private static Greeting greeting(Fleet fleet, Fleet.Settings settings) {
        var here = Path.of("").toAbsolutePath();
        var checkout = Path.of(System.getProperty("fleetledger.checkout", "")).toAbsolutePath();
        return new Greeting(fleet.console(), settings.data(), fleet.clusters().getFirst(), settings.kubeconfig().isEmpty(),
                here, checkout, Kubectl.find(checkout));
    }

    /** Uses the previous start's values for options that are not given. An invalid kubeconfig is not stored. */
    static Fleet.Settings settings(Order.Start order, DataFolder data) {
        order.kubeconfig().ifPresent(file -> new KubeconfigClusters(data, file));
        var kept = new Kept(data.of("choice.properties"));
        order.clusters().ifPresent(number -> kept.put("clusters", Integer.toString(number)));
        order.clusters().ifPresent(_ -> kept.put("kubeconfig", ""));
        order.kubeconfig().ifPresent(file -> kept.put("kubeconfig", file.toString()));
        Optional<Path> kubeconfig =
                kept.find("kubeconfig").filter(file -> !file.isBlank()).map(Path::of);
        return new Fleet.Settings(
                data.root(), kubeconfig, kept.find("clusters").map(Integer::parseInt).orElse(DEFAULT_CLUSTERS), order.port());
    }

    private static int say(String text) {
        System.out.println(text);
        return 0;
    }
}
