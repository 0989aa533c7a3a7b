package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Postgres;

/**
 * Measures the step that completes a wave of ten clusters and sends the next ten, in rollouts of different sizes; and how long the outcomes
 * of 10,000 deployments in flight take. Started manually, asserts nothing.
 */
final class RolloutStepBenchmark {

    private static final int WAVE = 10;
    private static final int WAVES = 9;
    private static final int BATCH = 500;

    private final ServiceInstance instance = ServiceInstance.start(Postgres.shared().freshDatabase());
    private final JdbcTemplate database = instance.bean(JdbcTemplate.class);
    private final TransactionTemplate transaction = new TransactionTemplate(instance.bean(PlatformTransactionManager.class));
    private final RolloutStepper stepper = instance.bean(RolloutStepper.class);
    private final Caller admin = instance.as("admin");

    private RolloutStepBenchmark() {}

    public static void main(String[] arguments) {
        var benchmark = new RolloutStepBenchmark();
        benchmark.admin.put("/api/v1/settings", TestFleet.settings(1_000_000), "If-Match", "*");
        for (int clusters : new int[] {100, 1_000, 10_000}) {
            benchmark.measureWaves(clusters);
        }
        benchmark.measureInFlight(10_000);
        System.exit(0);
    }

    private void measureWaves(int clusters) {
        String waves = String.join(",", IntStream.range(0, WAVES)
                .mapToObj(i -> "{\"name\":\"w" + i + "\",\"clusters\":{\"count\":" + WAVE + "}}").toList());
        UUID rollout = submit(clusters, "{\"waves\":[" + waves + ",{\"name\":\"rest\",\"clusters\":{\"rest\":true}}]}");
        double[] milliseconds = new double[WAVES - 1];
        for (int wave = 0; wave < WAVES - 1; wave++) {
            settle(rollout);
            long startedAt = System.nanoTime();
            step(rollout);
            milliseconds[wave] = (System.nanoTime() - startedAt) / 1e6;
        }
        Arrays.sort(milliseconds);
        System.out.printf("step between two waves of %d, of %,d clusters: median %.1f ms, longest %.1f ms%n", WAVE, clusters,
                milliseconds[milliseconds.length / 2], milliseconds[milliseconds.length - 1]);
    }

    private void measureInFlight(int clusters) {
        long startedAt = System.nanoTime();
        UUID rollout = submit(clusters, "{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}");
        System.out.printf("planned and sent to %,d clusters in %.1f s%n", clusters, (System.nanoTime() - startedAt) / 1e9);
        long settledFrom = System.nanoTime();
        List<String> names = database.queryForList("select cluster from command.rollout_clusters where rollout = ?", String.class, rollout);
        for (int i = 0; i < names.size(); i += BATCH) {
            List<String> batch = names.subList(i, Math.min(names.size(), i + BATCH));
            transaction.executeWithoutResult(status -> batch.forEach(cluster -> instance.bean(RolloutClusterTable.class)
                    .recordOutcome(rollout, cluster, 1, Outcome.SETTLED, Instant.now())));
            step(rollout);
        }
        System.out.printf("outcomes of %,d deployments in flight, a step after each %d: %.1f s%n", clusters, BATCH,
                (System.nanoTime() - settledFrom) / 1e9);
    }

    private UUID submit(int clusters, String plan) {
        String set = "n" + clusters + "-" + TestFleet.newName();
        database.update("insert into command.clusters (name, labels) select ? || '-' || n, jsonb_build_object('set', ?::text)"
                + " from generate_series(1, ?) n", set, set, clusters);
        database.update("insert into command.agents (cluster, epoch, sequence, heard_at) select name, 0, 0, now() + interval '1 day'"
                + " from command.clusters where labels ->> 'set' = ?", set);
        Reply submitted = TestFleet.draft(admin, TestFleet.newName(), "default",
                "{\"selector\":{\"matchLabels\":{\"set\":\"" + set + "\"}},\"rollout\":" + plan + "}").submit(admin);
        return UUID.fromString(submitted.text("rolloutId"));
    }

    private void settle(UUID rollout) {
        database.update("update command.rollout_clusters set outcome = 'settled' where rollout = ? and generation is not null", rollout);
    }

    private void step(UUID rollout) {
        transaction.executeWithoutResult(status -> stepper.step(rollout, Instant.now()));
    }
}
