package dev.fleetledger.local.story;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.hub.HttpCalls;

/** One kill of both sides, and the seconds from then on until each part of them works again. */
final class Recovery {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;
    private static final String LIST = "/workloads?limit=50";

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
        seconds.put(side + ": 3 CPU time until then", FleetBenchmark.seconds(pid(side)));
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
        return HttpCalls.isReady(management.get(side).resolve("/actuator/health/" + probe));
    }

    private long pid(String side) {
        return localFleet.processes().process(side).orElseThrow().pid();
    }
}
