package dev.fleetledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.parts.process.ProcessSpec;

class SupervisedProcessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private SupervisedProcess supervisedProcess;

    @AfterEach
    void stop() {
        supervisedProcess.stop(TIMEOUT);
        threads.shutdownNow();
    }

    @Test
    void startsAnotherInPlaceOfReplaced() {
        supervise();
        var replaced = supervisedProcess.process();

        supervisedProcess.replace(sleeper("61")::start, TIMEOUT);

        assertThat(replaced.isAlive()).isFalse();
        assertThat(arguments()).endsWith("61");
    }

    @Test
    void keepsStoppedProcessDownWhenReplacedUntilResumed() {
        supervise();
        supervisedProcess.stop(TIMEOUT);

        supervisedProcess.replace(sleeper("61")::start, TIMEOUT);

        assertThat(supervisedProcess.process().isAlive()).isFalse();
        supervisedProcess.resume();
        assertThat(arguments()).endsWith("61");
    }

    private void supervise() {
        var processSpec = sleeper("60");
        supervisedProcess = new SupervisedProcess("sleeper", processSpec.start(), processSpec::start, folder.resolve("pid"),
                folder.resolve("exit"), threads, line -> { });
    }

    private String[] arguments() {
        return ProcessHandle.of(supervisedProcess.process().pid()).flatMap(process -> process.info().arguments()).orElseThrow();
    }

    private ProcessSpec sleeper(String seconds) {
        return new ProcessSpec("sleeper", List.of("sleep", seconds), Map.of(), folder, folder.resolve("log"));
    }
}
