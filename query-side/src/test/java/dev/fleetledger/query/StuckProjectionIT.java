package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.ServiceProcess;

/** The service as a separate process, which ends itself when it is stuck, and only then. The tests mostly wait, and run beside others. */
@Execution(ExecutionMode.CONCURRENT)
class StuckProjectionIT {

    private static final int STUCK_EXIT_CODE = 70;
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    @Test
    void endsWhenProjectionIsStuck() throws Exception {
        Path log = Path.of("target/stuck.log");
        try (TestQuerySide querySide = TestQuerySide.withoutService(); ServiceProcess service = start(querySide, log);
                var connection = querySide.database.connect(querySide.database.owner()); var statement = connection.createStatement()) {
            service.awaitHealth("readiness", 200);
            assertThat(service.health("liveness")).isEqualTo(200);
            connection.setAutoCommit(false);

            statement.execute("lock table views.clusters in access exclusive mode");
            new TestFleet(querySide, "locked").registerCluster("one");

            service.awaitHealth("liveness", 503);
            assertThat(service.process().onExit().get(1, TimeUnit.MINUTES)).isEqualTo(STUCK_EXIT_CODE);
            assertThat(Files.readString(log)).containsPattern("The process ends with code 70, because it is stuck: .*projection");
        }
    }

    @Test
    void outlivesEventThatCannotBeProjected() throws Exception {
        try (TestQuerySide querySide = TestQuerySide.withoutService();
                ServiceProcess service = start(querySide, Path.of("target/failing.log"))) {
            service.awaitHealth("readiness", 200);
            querySide.executeAsOwner("alter table views.clusters add constraint none check (false) not valid");
            TestFleet fleet = new TestFleet(querySide, "refused");
            fleet.registerCluster("one");

            TimeUnit.SECONDS.sleep(MAX_PAUSE.multipliedBy(4).toSeconds());

            assertThat(querySide.count("select position from views.progress")).isLessThan(fleet.position);
            assertThat(service.health("liveness")).isEqualTo(200);
            querySide.executeAsOwner("alter table views.clusters drop constraint none");
            TestQuerySide.within(Duration.ofMinutes(2), "the event is projected",
                    () -> querySide.count("select position from views.progress") == fleet.position);
        }
    }

    @Test
    void outlivesStandstillOfInstanceThatProjects() throws Exception {
        try (TestQuerySide querySide = TestQuerySide.withoutService()) {
            start(querySide, Path.of("target/claimant.log")).awaitHealth("readiness", 200).close();
            querySide.executeAsOwner("update views.token_entry set owner = 'another', timestamp = '2999-01-01T00:00:00Z'"
                    + " where processor_name = 'views'");
            new TestFleet(querySide, "idle").registerCluster("one");

            try (ServiceProcess service = start(querySide, Path.of("target/idle.log")).awaitHealth("liveness", 200)) {
                TimeUnit.SECONDS.sleep(MAX_PAUSE.multipliedBy(3).toSeconds());

                assertThat(service.health("liveness")).isEqualTo(200);
            }
        }
    }

    @Test
    void outlivesOutageOfDatabase() throws Exception {
        try (Postgres postgres = Postgres.temporary(true); TestQuerySide querySide = TestQuerySide.withoutService(postgres);
                ServiceProcess service = start(querySide, Path.of("target/outage.log"))) {
            service.awaitHealth("readiness", 200);
            postgres.server().orElseThrow().child().kill();

            TimeUnit.SECONDS.sleep(MAX_PAUSE.multipliedBy(3).toSeconds());

            assertThat(service.health("liveness")).isEqualTo(200);
            postgres.server().orElseThrow().startAgain();
            service.awaitHealth("readiness", 200);
        }
    }

    private static ServiceProcess start(TestQuerySide querySide, Path log) {
        Map<String, String> environment = new HashMap<>(querySide.environment());
        environment.put("FLEETLEDGER_DB_CONNECTION_TIMEOUT", "1s");
        environment.put("FLEETLEDGER_LIVENESS_MAX_PAUSE", MAX_PAUSE.toString());
        return ServiceProcess.start(QuerySide.class.getName(), environment, log, "-Xmx128m");
    }
}
