package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.process.Supervisor;
import dev.fleetledger.parts.process.ProcessSpec;

@Timeout(30)
class RunningFleetTest {

    @TempDir
    private Path folder;

    private Supervisor supervisor;

    @AfterEach
    void closeSupervisor() {
        if (supervisor != null) {
            supervisor.close();
        }
    }

    @Test
    void statesHowRestartedProcessEnded() throws InterruptedException {
        var data = new DataFolder(folder);
        var restarted = new CountDownLatch(1);
        supervisor = new Supervisor(data, new ServiceCommands(folder), line -> countDownOnRestart(line, restarted));
        var first = new ProcessSpec("agent-eu-1", List.of("sh", "-c", "exit 70"), Map.of(), folder, data.log("agent-eu-1"));
        var next = new ProcessSpec("agent-eu-1", List.of("sleep", "60"), Map.of(), folder, data.log("agent-eu-1"));

        supervisor.watch("agent-eu-1", first.start(), next::start);

        restarted.await();
        assertThat(RunningFleet.of(folder).describe("agent-eu-1"))
                .matches("runs as pid " + supervisor.process("agent-eu-1").orElseThrow().pid() + "; has ended 1 times, last with 70 at .*Z");
    }

    @Test
    void namesClusterThatCantBeJoinedWithReason() {
        var data = new DataFolder(folder);
        DataFolder.write(data.unjoinedFile("prod"), "can't be joined since noon: no right\n");

        assertThat(RunningFleet.of(folder).unjoinedClusters()).isEqualTo(Map.of("prod", "can't be joined since noon: no right"));
    }

    private static void countDownOnRestart(String line, CountDownLatch restarted) {
        if (line.startsWith("agent-eu-1 runs again")) {
            restarted.countDown();
        }
    }
}
