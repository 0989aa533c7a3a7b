package dev.fleetledger.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;

/** One fleet shared by all stories of a run, because starting takes time; each story uses its own workloads. */
final class Stage {

    private static @Nullable LocalFleet localFleet;

    private Stage() {}

    static synchronized LocalFleet fleet() {
        if (localFleet == null) {
            localFleet = start(folder());
        }
        return localFleet;
    }

    /** Kills all processes at once, like a power cut, and starts the fleet again on the same data folder. */
    static synchronized LocalFleet afterPowerCut() {
        LocalFleet dying = fleet();
        killAll(dying);
        dying.close();
        localFleet = start(dying.data().root());
        return localFleet;
    }

    static Person person(String name) {
        return new Person(fleet(), name);
    }

    /** @param good the condition to wait for; on timeout the last response is shown; an unavailable service counts as not yet */
    static Reply eventually(Duration within, Supplier<Reply> ask, Predicate<Reply> good) {
        Instant end = Instant.now().plus(within);
        while (true) {
            String last;
            try {
                Reply reply = ask.get();
                if (good.test(reply)) {
                    return reply;
                }
                last = reply.http().body();
            } catch (Person.NobodyAnswers e) {
                last = e.getMessage();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + within + "; last: " + last);
            }
            pause(200);
        }
    }

    /** Kills a process with SIGKILL, by its pid file. */
    static void kill(LocalFleet localFleet, String process) {
        try {
            long pid = Long.parseLong(Files.readString(localFleet.data().pidFile(process)).strip());
            new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void killAll(LocalFleet localFleet) {
        localFleet.processes().names().forEach(process -> kill(localFleet, process));
    }

    private static LocalFleet start(Path folder) {
        return LocalFleet.start(LocalFleet.Settings.forStory(folder), ServiceCommands.ofThisCheckout(), line -> System.out.println("  " + line));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fleetledger-story");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
