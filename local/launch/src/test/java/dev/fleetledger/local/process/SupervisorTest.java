package dev.fleetledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.process.ProcessSpec;

class SupervisorTest {

    @TempDir
    private Path folder;

    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private Supervisor supervisor;

    @AfterEach
    void closeSupervisor() {
        supervisor.close();
    }

    @Test
    void restartsKilledProcessAtOnceAndReportsIt() throws Exception {
        watch("sleeper");
        long pid = supervisor.process("sleeper").orElseThrow().pid();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await(() -> output.stream().anyMatch(line -> line.startsWith("sleeper runs again as pid")));
        assertThat(output.peek()).isEqualTo("sleeper (pid " + pid + ") ended with 137; starting it again at once");
        assertThat(Files.readString(pidFile("sleeper")).strip()).isEqualTo("" + supervisor.process("sleeper").orElseThrow().pid());
    }

    @Test
    void keepsStoppedProcessDownUntilResumed() throws Exception {
        watch("sleeper");
        supervisor.stop("sleeper");

        assertThat(supervisor.process("sleeper").orElseThrow().isAlive()).isFalse();
        assertThat(pidFile("sleeper")).doesNotExist();
        supervisor.resume("sleeper");
        assertThat(supervisor.process("sleeper").orElseThrow().isAlive()).isTrue();
        assertThat(output).isEmpty();
    }

    @Test
    void runsProcessOnceWhenStoppedAndResumedDuringBackOff() throws Exception {
        watch("sleeper");
        killUntilBackOff("sleeper");

        supervisor.stop("sleeper");
        supervisor.resume("sleeper");
        long resumed = supervisor.process("sleeper").orElseThrow().pid();

        awaitRestartOfSentinel();
        assertThat(supervisor.process("sleeper").orElseThrow().pid()).isEqualTo(resumed);
        assertThat(Files.readString(pidFile("sleeper")).strip()).isEqualTo("" + resumed);
    }

    /** Kills a second process, whose restart is due after that of the first, since both have the same back-off. */
    private void awaitRestartOfSentinel() throws InterruptedException {
        supervise("sentinel");
        killUntilBackOff("sentinel");
        await(() -> output.stream().filter(line -> line.startsWith("sentinel runs again as pid")).count() == 2);
    }

    /** Kills a process and its immediate successor; then the supervisor waits before the next start. */
    private void killUntilBackOff(String name) throws InterruptedException {
        supervisor.process(name).orElseThrow().kill();
        await(() -> output.stream().anyMatch(line -> line.startsWith(name + " runs again as pid")));
        supervisor.process(name).orElseThrow().kill();
        await(() -> output.stream().anyMatch(line -> line.startsWith(name) && line.endsWith("starting it again in 0.5 s")));
    }

    private void watch(String name) {
        supervisor = new Supervisor(new DataFolder(folder), new ServiceCommands(folder), output::add);
        supervise(name);
    }

    private void supervise(String name) {
        var data = new DataFolder(folder);
        var processSpec = new ProcessSpec(name, List.of("sleep", "60"), Map.of(), folder, data.log(name));
        supervisor.watch(name, processSpec.start(), processSpec::start);
    }

    private Path pidFile(String name) {
        return new DataFolder(folder).pidFile(name);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
