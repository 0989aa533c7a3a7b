package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

import dev.fleetledger.command.CommandSide;
import dev.fleetledger.command.report.intake.TestAgent;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.ServiceProcess;

/**
 * The service as a separate process, which ends itself when one of its loops is stuck, and only then. The tests mostly wait, and run beside
 * others, but one at a time: the services are in one consumer group.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "consumer group", target = ResourceLockTarget.CHILDREN)
class StuckLoopIT {

    private static final int STUCK_EXIT_CODE = 70;
    private static final String REPORT_SECRET = "for tests only";
    private static final String CLUSTER = "eu-1";
    private static final String CREDENTIAL = "k1";
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(20);
    private static final Kafka KAFKA = Kafka.temporary();

    @Test
    void endsWhenLoopIsStuck() throws Exception {
        endsWhenStuck("relay", "ledger.events", () -> {});
    }

    @Test
    void endsWhenListenerIsStuck() throws Exception {
        try (var producer = TestAgent.producer(KAFKA)) {
            endsWhenStuck("reports", "command.agents", () -> new TestAgent(CLUSTER, CREDENTIAL, producer, REPORT_SECRET).sendReport());
        }
    }

    private static void endsWhenStuck(String task, String lockedTable, Runnable work) throws Exception {
        Path log = Path.of("target/stuck-" + task + ".log");
        Database database = Postgres.shared().freshDatabase();
        try (ServiceProcess service = start(database, log, SHORT_PAUSE); var connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            service.awaitHealth("readiness", 200);
            assertThat(service.health("liveness")).isEqualTo(200);
            statement.execute("insert into command.clusters (name, labels) values ('" + CLUSTER + "', '{}')");
            statement.execute("insert into command.credentials (cluster, credential, issued_at) values ('" + CLUSTER + "', '" + CREDENTIAL
                    + "', now())");
            connection.setAutoCommit(false);

            statement.execute("lock table " + lockedTable + " in access exclusive mode");
            work.run();

            service.awaitHealth("liveness", 503);
            assertThat(service.process().onExit().get(1, TimeUnit.MINUTES)).isEqualTo(STUCK_EXIT_CODE);
            assertThat(Files.readString(log)).containsPattern("The process ends with code 70, because it is stuck: .*" + task);
        }
    }

    @Test
    void endsWhenDeadlineHangs() throws Exception {
        Path log = Path.of("target/stuck-deadline.log");
        Database database = Postgres.shared().freshDatabase();
        try (ServiceProcess service = start(database, log, SHORT_PAUSE); var connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            service.awaitHealth("readiness", 200);
            statement.execute("insert into command.removals (cluster, due) values ('eu-1', now())");
            connection.setAutoCommit(false);
            statement.execute("select * from command.removals for update");

            scheduleRemoval(database);

            service.awaitHealth("liveness", 503);
            assertThat(service.process().onExit().get(1, TimeUnit.MINUTES)).isEqualTo(STUCK_EXIT_CODE);
            assertThat(Files.readString(log)).containsPattern("The process ends with code 70, because it is stuck: .*cluster-removal of eu-1");
        }
    }

    /** The second instance stands by, because the first one holds the relay's leader lock. */
    @Test
    void outlivesIdlenessStandbyAndOutageOfDatabase() throws Exception {
        try (Postgres postgres = Postgres.temporary(true)) {
            Database database = postgres.freshDatabase();
            try (ServiceProcess leader = start(database, Path.of("target/leader.log"), LONG_PAUSE).awaitHealth("readiness", 200);
                    ServiceProcess standby = start(database, Path.of("target/standby.log"), LONG_PAUSE).awaitHealth("readiness", 200)) {
                scheduleRemoval(database);
                TimeUnit.SECONDS.sleep(LONG_PAUSE.plusSeconds(10).toSeconds());
                assertThat(leader.health("liveness")).isEqualTo(200);
                assertThat(standby.health("liveness")).isEqualTo(200);
                postgres.server().orElseThrow().child().kill();

                TimeUnit.SECONDS.sleep(LONG_PAUSE.plusSeconds(15).toSeconds());

                assertThat(leader.health("liveness")).isEqualTo(200);
                assertThat(standby.health("liveness")).isEqualTo(200);
                postgres.server().orElseThrow().startAgain();
                leader.awaitHealth("readiness", 200);
                standby.awaitHealth("readiness", 200);
            }
        }
    }

    private static void scheduleRemoval(Database database) throws SQLException {
        try (var connection = database.connect(database.owner()); var statement = connection.createStatement()) {
            statement.execute("insert into command.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('cluster-removal', 'eu-1', now(), false, 1)");
        }
    }

    private static ServiceProcess start(Database database, Path log, Duration maxPause) {
        Map<String, String> environment = new HashMap<>(KAFKA.environmentOf(KafkaLogins::commandSide));
        environment.putAll(Map.ofEntries(
                Map.entry("FLEETLEDGER_DB_URL", database.jdbcUrl()),
                Map.entry("FLEETLEDGER_DB_PASSWORD", database.command().password()),
                Map.entry("FLEETLEDGER_DB_OWNER_USER", database.owner().user()),
                Map.entry("FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password()),
                Map.entry("FLEETLEDGER_BROKER_ACCESS_ENABLED", "false"),
                Map.entry("FLEETLEDGER_ISSUER", "http://127.0.0.1:1"),
                Map.entry("FLEETLEDGER_REPORT_SECRET", REPORT_SECRET),
                // With …_CONNECTION_TIMEOUT Spring would look for a timeout in HikariDataSource.getConnection(), which starts the pool.
                Map.entry("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "1000"),
                Map.entry("FLEETLEDGER_LIVENESS_MAX_PAUSE", maxPause.toString()),
                Map.entry("SERVER_PORT", "0")));
        return ServiceProcess.start(CommandSide.class.getName(), environment, log, "-Xmx128m");
    }
}
