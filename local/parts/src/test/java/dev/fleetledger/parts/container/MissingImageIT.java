package dev.fleetledger.parts.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.ProgramRun;

class MissingImageIT {

    /** Of a registry that is not there, so that the test needs neither an engine nor a network. */
    private static final String IMAGE = "localhost:1/postgres:18";

    @Test
    void failsInsteadOfStartingChildProcess() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        var run = new ProgramRun(List.of(java, "-Dparts=containers", "-cp", System.getProperty("java.class.path"),
                DatabaseUser.class.getName()), Map.of("POSTGRES_IMAGE", IMAGE, "TESTCONTAINERS_PULL_TIMEOUT", "1"), "").tryRun();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("cannot start a container of " + IMAGE + ", which -Dparts=containers asks for: ",
                "Start a Docker engine, set POSTGRES_IMAGE to an image that it can get, or leave out -Dparts");
    }

    static final class DatabaseUser {

        public static void main(String[] arguments) {
            Postgres.shared().freshDatabase();
        }
    }
}
