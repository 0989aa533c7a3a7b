package dev.fleetledger.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.folder.DataFolder;

/** One kill of both sides, and the seconds from then on until each part of them works again. */
final class Recovery {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;
    private static final String LIST = "/workloads?limit=50";

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, Double> seconds = new ConcurrentSkipListMap<>();
    private final LocalFleet localFleet;
    private final Person alice;
    private final Wizard wizard;
    private final Map<String, URI> management;
    private long killedAt;

    /** @param wizard a complete draft, which is submitted after the kill */
    Recovery(LocalFleet localFleet, Wizard wizard) {
        this.localFleet = localFleet;
        this.alice = new Person(localFleet, "alice");
        this.wizard = wizard;
        var addresses = JsonMapper.shared().readTree(DataFolder.read(localFleet.data().addresses())).path("management");
        this.management = Map.of("command-side", URI.create(addresses.path("commandSide").asString()),
                "query-side", URI.create(addresses.path("querySide").asString()));
    }

    /** Kills both sides and returns the seconds, by part, once everything works again. */
    Map<String, Double> run() {
        var before = Map.of("command-side", pid("command-side"), "query-side", pid("query-side"));
        killedAt = System.nanoTime();
        before.keySet().forEach(side -> SharedFleet.kill(localFleet, side));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            before.forEach((side, pid) -> executor.execute(() -> measureStart(side, pid)));
            executor.execute(this::measureSubmit);
            executor.execute(() -> measure("requests: 2 read is answered", () -> alice.get(LIST).status() == 200));
        }
        return seconds;
    }

    private void measureStart(String side, long before) {
        measure(side + ": 1 process started", () -> pid(side) != before);
        measure(side + ": 2 serves HTTP", () -> responds(side, "liveness"));
        seconds.put(side + ": 3 CPU time until then", cpuSeconds(pid(side)));
        measure(side + ": 4 is ready", () -> responds(side, "readiness"));
    }

    private void measureSubmit() {
        var submitted = new ApiResponse[1];
        measure("requests: 1 submit is answered", () -> {
            submitted[0] = wizard.submit("after the kill");
            return submitted[0].status() == 202;
        });
        measure("requests: 3 read after the submit is answered", () ->
                alice.getAfter(submitted[0].position(), LIST).status() == 200);
        measure("requests: 4 what was submitted is Running", () ->
                alice.get("/workloads/" + submitted[0].text("/workloadId")).text("/status").equals("Running"));
    }

    private void measure(String part, BooleanSupplier reached) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isReached(reached)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(part + ": not within " + TIMEOUT);
            }
            SharedFleet.sleep(POLL_MILLIS);
        }
        seconds.put(part, (System.nanoTime() - killedAt) / 1e9);
    }

    private static boolean isReached(BooleanSupplier reached) {
        try {
            return reached.getAsBoolean();
        } catch (Person.UnavailableException e) {
            return false;
        }
    }

    private boolean responds(String side, String probe) {
        URI address = management.get(side).resolve("/actuator/health/" + probe);
        try {
            return client.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long pid(String side) {
        return localFleet.processes().process(side).orElseThrow().pid();
    }

    /** proc(5): user and system time are fields 14 and 15, in hundredths of a second. */
    private static double cpuSeconds(long pid) {
        try {
            String[] words = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) ", "").split(" ");
            return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / 100.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
