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

import dev.fleetledger.local.Fleet;
import dev.fleetledger.local.process.Programs;

/** One fleet for all stories of a run, since it takes its time to start; each story has workloads of its own. */
final class Stage {

    private static @Nullable Fleet fleet;

    private Stage() {}

    static synchronized Fleet fleet() {
        if (fleet == null) {
            fleet = start(folder());
        }
        return fleet;
    }

    /** Everything dies at once, as when the power goes; then it is started again on the same folder. */
    static synchronized Fleet afterPowerCut() {
        Fleet dying = fleet();
        killAll(dying);
        dying.close();
        fleet = start(dying.data().root());
        return fleet;
    }

    static Person person(String name) {
        return new Person(fleet(), name);
    }

    /** @param good what is waited for; the last answer is shown when it doesn't come, and nobody answering counts as not yet */
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

    /** As somebody would by the pid file. */
    static void kill(Fleet fleet, String process) {
        try {
            long pid = Long.parseLong(Files.readString(fleet.data().pidFile(process)).strip());
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

    private static void killAll(Fleet fleet) {
        fleet.processes().names().forEach(process -> kill(fleet, process));
    }

    private static Fleet start(Path folder) {
        return Fleet.start(Fleet.Settings.forStory(folder), Programs.ofThisCheckout(), line -> System.out.println("  " + line));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fleetledger-story");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
