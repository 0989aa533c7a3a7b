package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.ServiceProcess;

/** The service as a separate process, which ends itself when it is stuck, and only then. */
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

            statement.execute("lock table views.progress in access exclusive mode");

            service.awaitHealth("liveness", 503);
            assertThat(service.process().onExit().get(1, TimeUnit.MINUTES)).isEqualTo(STUCK_EXIT_CODE);
            assertThat(Files.readString(log)).containsPattern("The process ends with code 70, because it is stuck: .*projection");
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
