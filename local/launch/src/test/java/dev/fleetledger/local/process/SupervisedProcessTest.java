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
    void startsAnotherInPlaceOfReplaced() throws InterruptedException {
        supervise();
        var replaced = supervisedProcess.process();

        supervisedProcess.replace(sleeper("61")::start, TIMEOUT);

        assertThat(replaced.isAlive()).isFalse();
        awaitRunning("61");
    }

    @Test
    void keepsStoppedProcessDownWhenReplacedUntilResumed() throws InterruptedException {
        supervise();
        supervisedProcess.stop(TIMEOUT);

        supervisedProcess.replace(sleeper("61")::start, TIMEOUT);

        assertThat(supervisedProcess.process().isAlive()).isFalse();
        supervisedProcess.resume();
        awaitRunning("61");
    }

    private void supervise() {
        var processSpec = sleeper("60");
        supervisedProcess = new SupervisedProcess("sleeper", processSpec.start(), processSpec::start, folder.resolve("pid"),
                folder.resolve("exit"), threads, line -> { });
    }

    /** Waits, because a process that has just been forked has no arguments until it runs its program. */
    private void awaitRunning(String seconds) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!arguments().endsWith(seconds)) {
            assertThat(System.nanoTime()).as("runs with " + arguments()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    private String arguments() {
        return ProcessHandle.of(supervisedProcess.process().pid()).flatMap(process -> process.info().arguments())
                .map(words -> String.join(" ", words)).orElse("");
    }

    private ProcessSpec sleeper(String seconds) {
        return new ProcessSpec("sleeper", List.of("sleep", seconds), Map.of(), folder, folder.resolve("log"));
    }
}
