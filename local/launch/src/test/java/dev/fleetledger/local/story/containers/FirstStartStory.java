package dev.fleetledger.local.story.containers;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.parts.process.ProcessReadiness;

/** PostgreSQL crashes while it starts for the first time, in an empty volume. */
@Tag("containers")
@ResourceLock(ComposeProject.LOCK)
class FirstStartStory {

    private static final ComposeProject PROJECT = ComposeProject.of("fleetledger-first-start", 75);

    @BeforeEach
    @AfterEach
    void remove() {
        PROJECT.close();
    }

    /** From the first moments of initdb to a server without the logins. */
    @ParameterizedTest
    @ValueSource(ints = {0, 300, 1500})
    void becomesHealthyWhenCrashedInFirstStart(int milliseconds) {
        PROJECT.start("postgres");
        ProcessReadiness.sleep(Duration.ofMillis(milliseconds));

        PROJECT.container("postgres").crash();

        PROJECT.start("postgres", "database");
        PROJECT.awaitHealthy();
        PROJECT.exec("postgres", "psql", "-h", "127.0.0.1", "-U", "fleetledger_owner", "-d", "fleetledger", "-qc", "SELECT 1");
    }
}
