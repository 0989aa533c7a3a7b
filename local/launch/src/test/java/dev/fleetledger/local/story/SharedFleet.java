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
public final class SharedFleet {

    /** Lock of the stories that use the shared fleet, because they kill its processes; stories with a fleet of their own run beside them. */
    static final String LOCK = "shared fleet";

    private static @Nullable LocalFleet localFleet;

    private SharedFleet() {}

    static synchronized LocalFleet fleet() {
        if (localFleet == null) {
            localFleet = start(createFolder());
        }
        return localFleet;
    }

    /** Kills all processes at once, like a power cut, and starts the fleet again on the same data folder. */
    static synchronized LocalFleet restartAfterPowerCut() {
        LocalFleet killed = fleet();
        killAll(killed);
        killed.close();
        localFleet = start(killed.data().root());
        return localFleet;
    }

    static Person person(String name) {
        return new Person(fleet(), name);
    }

    /** @param good the condition to wait for; on timeout the last response is shown; an unavailable service counts as not yet */
    public static ApiResponse eventually(Duration within, Supplier<ApiResponse> request, Predicate<ApiResponse> good) {
        Instant end = Instant.now().plus(within);
        while (true) {
            String last;
            try {
                ApiResponse apiResponse = request.get();
                if (good.test(apiResponse)) {
                    return apiResponse;
                }
                last = apiResponse.http().body();
            } catch (Person.UnavailableException e) {
                last = e.getMessage();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + within + "; last: " + last);
            }
            sleep(200);
        }
    }

    /** Waits until the rollout is in this state. */
    static ApiResponse awaitRollout(Duration within, Person person, String rollout, String state) {
        return eventually(within, () -> person.get("/rollouts/" + rollout), it -> it.text("/state").equals(state));
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

    static void sleep(long milliseconds) {
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
        return LocalFleet.start(LocalFleet.Settings.forStory(folder), ServiceCommands.ofThisCheckout(),
                line -> System.out.println("  " + line));
    }

    private static Path createFolder() {
        try {
            return Files.createTempDirectory("fleetledger-story");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
