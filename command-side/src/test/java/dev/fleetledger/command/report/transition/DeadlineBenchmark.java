package dev.fleetledger.command.report.transition;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.command.rollout.step.RolloutClusterTable;
import dev.fleetledger.command.rollout.step.RolloutStepConfiguration;
import dev.fleetledger.command.rollout.step.RolloutWakeup;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

/**
 * Measures what a deadline costs for each deployment that has progressed: as a column of its observation, and as a task of db-scheduler
 * beside it. It is started manually and asserts nothing.
 */
final class DeadlineBenchmark {

    private static final int DEPLOYMENTS = 500;
    private static final int OTHER_TASKS = 100_000;
    private static final int ROUNDS = 40;
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("deployment-deadline");
    private static final String UPSERT = "insert into command.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " values ('deployment-deadline', ?, ?, false, 1) on conflict (task_name, task_instance) do update"
            + " set execution_time = excluded.execution_time, version = scheduled_tasks.version + 1";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TransitionRecorder recorder;
    private final List<Key> keys = IntStream.range(0, DEPLOYMENTS).mapToObj(i -> new Key("c" + i / 50, new UUID(1, i))).toList();
    private final Map<Key, Observation> stored = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int round;

    private DeadlineBenchmark(TestHub hub) {
        this.jdbc = hub.jdbc();
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(jdbc.getDataSource()));
        var metadata = new SystemMetadata(new IdGenerator(), "agent.report");
        var instance = hub.startInstance(RolloutStepConfiguration.class);
        this.recorder = new TransitionRecorder(hub.ledger(), new ObservationTable(jdbc),
                new TransitionEffects(instance.getBean(RolloutClusterTable.class), instance.getBean(ReservedNameTable.class)), instance.getBean(RolloutWakeup.class), metadata);
        String manifest = hub.manifest("[]");
        List<NewEvent> wanted = new ArrayList<>();
        keys.forEach(key -> wanted.add(new NewEvent(StreamId.of("Deployment", key.workload() + "/" + key.cluster()), 0,
                new DeploymentEvent.Wanted(key.workload(), key.cluster(), 1, key.workload(), DeploymentAction.APPLY, "ns", "n", 1, manifest,
                        null, "refuse", "correct", "PT10M", null, null))));
        hub.ledger().append(wanted, Map.of("command", "c"));
        jdbc.update("insert into command.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " select 'deployment-deadline', 'other/' || i, now() + interval '1 hour', false, 1 from generate_series(1, ?) i",
                OTHER_TASKS);
    }

    public static void main(String[] arguments) {
        try (TestHub hub = new TestHub(Kafka.shared())) {
            var benchmark = new DeadlineBenchmark(hub);
            var client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(hub.jdbc().getDataSource()))
                    .tableName("command.scheduled_tasks").build();
            for (int pass = 1; pass <= 3; pass++) {
                benchmark.measure("column of the observation", (keys, due) -> { });
                benchmark.measure("and a task by db-scheduler's client", (keys, due) -> keys.forEach(key ->
                        client.schedule(TASK.instance(instance(key)).scheduledTo(due), ScheduleOptions.WHEN_EXISTS_RESCHEDULE)));
                benchmark.measure("and a task by a batch of upserts", (keys, due) -> hub.jdbc().batchUpdate(UPSERT, keys.stream()
                        .map(key -> new Object[] {instance(key), Timestamp.from(due)}).toList()));
            }
        }
        System.exit(0);
    }

    private void measure(String description, BiConsumer<Collection<Key>, Instant> schedule) {
        long nanos = 0;
        for (int i = 0; i < ROUNDS; i++) {
            ObservationBatch batch = progress();
            long start = System.nanoTime();
            transaction.executeWithoutResult(status -> {
                recorder.record(batch, now);
                schedule.accept(batch.keys(), now.plus(Duration.ofMinutes(10)));
            });
            nanos += System.nanoTime() - start;
            stored.putAll(batch.observations());
        }
        System.out.printf("%s: %.1f ms for %d deployments%n", description, nanos / 1e6 / ROUNDS, DEPLOYMENTS);
    }

    private ObservationBatch progress() {
        now = now.plusSeconds(1);
        round++;
        ObservationBatch batch = new ObservationBatch();
        keys.forEach(key -> batch.add(key, stored.get(key), new DeploymentFacts(key.workload(),
                new Attempt(key.workload(), 1, AttemptResult.APPLIED, null, null),
                new ObjectFacts("uid", 1L, 1L, 1L, 1_000_000, 1_000_000, 1_000_000, round, round, 0, false, false), List.of(), null, null, null,
                null, now), now));
        return batch;
    }

    private static String instance(Key key) {
        return key.cluster() + "/" + key.workload();
    }
}
