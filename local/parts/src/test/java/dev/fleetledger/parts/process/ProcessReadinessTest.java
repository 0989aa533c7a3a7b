package dev.fleetledger.parts.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessReadinessTest {

    @TempDir
    private Path folder;

    @Test
    void endsChildThatIsNotReadyInTime() {
        var childProcess = new ProcessSpec("sleeper", List.of("sleep", "60"), Map.of(), folder, folder.resolve("log")).start();

        assertThatThrownBy(() -> ProcessReadiness.await(childProcess, Duration.ofMillis(50), () -> false))
                .hasMessageContaining("is not ready after");

        assertThat(childProcess.isAlive()).isFalse();
    }
}
