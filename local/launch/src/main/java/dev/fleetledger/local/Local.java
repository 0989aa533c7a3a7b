package dev.fleetledger.local;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
        try {
            int exit = switch (CommandLine.read(words)) {
                case Order.Start start -> start(start);
                case Order.Stop stop -> RunningFleet.of(stop.data()).stop();
                case Order.Status status -> RunningFleet.of(status.data()).status();
                case Order.Break broken -> RunningFleet.of(broken.data()).change(broken.cluster(), broken.mood());
                case Order.Help _ -> say(CommandLine.HELP.strip());
            };
            System.exit(exit);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + CommandLine.HELP);
            System.exit(2);
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int start(Order.Start order) throws InterruptedException {
        long began = System.nanoTime();
        var data = new DataFolder(order.data());
        if (Hold.isHeld(data)) {
            throw new IllegalStateException("another `local` already runs on " + data.root() + "; `local stop` ends it");
        }
        say("Starting in " + data.root() + "; logs are in " + data.log("local").getParent());
        DataFolder.write(data.pidFile("local"), ProcessHandle.current().pid() + "\n");
        Children.beforeTheyEnd(() -> data.pidFile("local").toFile().delete());
        var settings = settings(order, data);
        var fleet = Fleet.start(settings, Programs.ofThisCheckout(), Local::say);
        say(Greeting.of(fleet, Duration.ofNanos(System.nanoTime() - began)));
        Thread.currentThread().join();
        return 0;
    }

    /** What isn't said on the command line is as it was the last time. */
    private static Fleet.Settings settings(Order.Start order, DataFolder data) {
        var kept = new Kept(data.of("choice.properties"));
        order.clusters().ifPresent(number -> kept.put("clusters", Integer.toString(number)));
        order.clusters().ifPresent(_ -> kept.put("kubeconfig", ""));
        order.kubeconfig().ifPresent(file -> kept.put("kubeconfig", file.toString()));
        Optional<Path> kubeconfig =
                kept.find("kubeconfig").filter(file -> !file.isBlank()).map(Path::of);
        kubeconfig.filter(Files::notExists).ifPresent(file -> {
            throw new IllegalArgumentException("there is no kubeconfig " + file);
        });
        return new Fleet.Settings(
                data.root(), kubeconfig, kept.find("clusters").map(Integer::parseInt).orElse(DEFAULT_CLUSTERS), order.port());
    }

    private static int say(String text) {
        System.out.println(text);
        return 0;
    }
}
