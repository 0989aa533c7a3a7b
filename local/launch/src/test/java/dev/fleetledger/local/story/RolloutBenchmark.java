package dev.fleetledger.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;

/**
 * Measures a rollout in three waves over many simulated clusters: one, a tenth, the rest, without soak; beside it the same at once. Run
 * manually, no assertions.
 */
final class RolloutBenchmark {

    private static final int RUNS = 5;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final String AT_ONCE = "{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}";

    private RolloutBenchmark() {}

    /** @param arguments number of clusters, by default 100 */
    public static void main(String[] arguments) throws IOException {
        int clusters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        LocalFleet localFleet = LocalFleet.start(new LocalFleet.Settings(Files.createTempDirectory("fleetledger-figures"), Optional.empty(),
                clusters, 0), ServiceCommands.ofThisCheckout(), line -> System.out.println("  " + line));
        Person alice = new Person(localFleet, "alice");
        Person admin = new Person(localFleet, "admin");
        measure("at once", AT_ONCE, alice, admin, clusters);
        measure("three waves", "{}", alice, admin, clusters);
        localFleet.close();
        System.exit(0);
    }

    /** From the second person's approval, which a change of so many clusters needs, until the rollout is completed. */
    private static void measure(String name, String plan, Person alice, Person admin, int clusters) {
        long[] milliseconds = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            String rollout = Wizard.start(alice).saveBasics(name.replace(' ', '-') + "-" + run)
                    .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters(plan).submit("measured").expectStatus(202)
                    .text("/rolloutId");
            ApiResponse pending = SharedFleet.eventually(TIMEOUT, () -> admin.get("/rollouts/" + rollout), it -> it.status() == 200);
            long startedAt = System.nanoTime();
            if (pending.text("/state").equals("pendingApproval")) {
                admin.post("/rollouts/" + rollout + ":approve",
                        "{\"manifests\":\"" + pending.json().at("/approvals/0/manifests").asString("") + "\"}").expectStatus(200);
            }
            SharedFleet.awaitRollout(TIMEOUT, admin, rollout, "completed");
            milliseconds[run] = (System.nanoTime() - startedAt) / 1_000_000;
            System.out.printf("  %s: completed after %d ms%n", name, milliseconds[run]);
        }
        Arrays.sort(milliseconds);
        System.out.printf("%s over %d clusters: median %d ms, longest %d ms (%d runs)%n", name, clusters, milliseconds[RUNS / 2],
                milliseconds[RUNS - 1], RUNS);
    }
}
