package dev.fleetledger.command.deadline;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

class DeadlineIT {

    private static final TaskDescriptor<Void> RETIREMENT = TaskDescriptor.of("credential-retirement");
    private static final String INSTANCE = "nowhere/none";

    private final Database database = Postgres.shared().freshDatabase();

    @Test
    void nextProcessExecutesDeadlineOfFormerOne() throws InterruptedException {
        try (ServiceInstance former = ServiceInstance.start(database)) {
            rotate(former, "eu-1", "PT3S");
        }
        TimeUnit.SECONDS.sleep(3);

        try (ServiceInstance next = ServiceInstance.start(database)) {
            await("the credential is retired", () -> retirements(next) == 1);
            await("the task has ended", () -> tasks(next) == 0);
        }
    }

    @Test
    void repeatsExecutionOfKilledInstance() {
        try (ServiceInstance service = ServiceInstance.start(database)) {
            rotate(service, "eu-1", "PT1H");
            jdbc(service).update("update command.credentials set valid_until = now() where valid_until is not null");
            jdbc(service).update("update command.scheduled_tasks set execution_time = now(), picked = true, picked_by = 'killed',"
                    + " last_heartbeat = now() - interval '1 minute'");

            await("the credential is retired", () -> retirements(service) == 1);
        }
    }

    @Test
    void twoInstancesExecuteEachDeadlineOnce() {
        try (ServiceInstance first = ServiceInstance.start(database); ServiceInstance second = ServiceInstance.start(database)) {
            int count = 20;
            IntStream.range(0, count).forEach(n -> rotate(first, "eu-" + n, "PT1S"));

            await("all credentials are retired", () -> retirements(first) == count);
            await("all tasks have ended", () -> tasks(first) == 0);

            assertThat(Stream.of(first, second).mapToDouble(DeadlineIT::executions).sum()).isEqualTo(count);
        }
    }

    @Test
    void deadlineIsRolledBackWithItsTransaction() {
        TransactionTemplate transaction = new TransactionTemplate(TestFleet.first().bean(PlatformTransactionManager.class));
        DeadlineScheduler scheduler = TestFleet.first().bean(DeadlineScheduler.class);
        Instant due = Instant.parse("2100-01-01T00:00:00Z");
        transaction.executeWithoutResult(status -> scheduler.schedule(RETIREMENT, INSTANCE, due));

        transaction.executeWithoutResult(status -> {
            scheduler.schedule(RETIREMENT, INSTANCE, due.plusSeconds(60));
            scheduler.schedule(RETIREMENT, INSTANCE + "2", due);
            status.setRollbackOnly();
        });

        assertThat(TestFleet.database().queryForList("select task_instance || ' ' || (execution_time at time zone 'UTC')"
                + " from command.scheduled_tasks where task_instance like 'nowhere%'", String.class))
                .containsExactly(INSTANCE + " 2100-01-01 00:00:00");
    }

    @Test
    void setsNoDeadlineWhileFormerOneIsExecuted() {
        try (ServiceInstance service = ServiceInstance.start(database)) {
            DeadlineScheduler scheduler = service.bean(DeadlineScheduler.class);
            scheduler.schedule(RETIREMENT, INSTANCE, Instant.parse("2100-01-01T00:00:00Z"));
            jdbc(service).update("update command.scheduled_tasks set picked = true, last_heartbeat = now() + interval '1 hour'");

            assertThatThrownBy(() -> scheduler.schedule(RETIREMENT, INSTANCE, Instant.now()))
                    .isInstanceOf(ConcurrencyFailureException.class);
        }
    }

    private static void rotate(ServiceInstance service, String cluster, String overlap) {
        Caller admin = service.as("admin");
        admin.post("/api/v1/clusters", "{\"name\":\"" + cluster + "\"}");
        List.of(":join", ":rotate").forEach(command -> assertThat(admin.post("/api/v1/clusters/" + cluster + command,
                command.equals(":join") ? "" : "{\"overlap\":\"" + overlap + "\"}").status()).isEqualTo(200));
    }

    private static long retirements(ServiceInstance service) {
        return count(service, "ledger.events where type = 'cluster.credential-retired' and metadata ->> 'causation' is not null");
    }

    private static long tasks(ServiceInstance service) {
        return count(service, "command.scheduled_tasks");
    }

    private static long count(ServiceInstance service, String rows) {
        return jdbc(service).queryForObject("select count(*) from " + rows, Long.class);
    }

    /** Completed and failed executions of this instance. */
    private static double executions(ServiceInstance service) {
        return service.bean(MeterRegistry.class).find("dbscheduler_task_completions").tag("task", RETIREMENT.getTaskName()).counters().stream()
                .mapToDouble(Counter::count).sum();
    }

    private static JdbcTemplate jdbc(ServiceInstance service) {
        return service.bean(JdbcTemplate.class);
    }
}
