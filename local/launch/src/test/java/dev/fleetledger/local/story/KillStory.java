package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.local.LocalFleet;

/** Kills one process after a command was accepted: the command takes effect all the same, exactly once. */
@ResourceLock(SharedFleet.LOCK)
class KillStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "kafka", "postgresql", "agent-eu-1", "console"})
    void reachesExactlyTheWantedStateWhateverProcessIsKilled(String process) {
        LocalFleet localFleet = SharedFleet.fleet();
        Person alice = SharedFleet.person("alice");
        String name = "kill-" + process;
        // The previous workload can be Running before the process killed last is back, because that no longer needs the command side.
        SharedFleet.eventually(TIMEOUT, () -> alice.post("/drafts", "{\"kind\":\"DaemonSet\"}"), r -> r.status() == 201);
        ApiResponse submitted = Wizard.start(alice).saveBasics(name).saveContainers("quay.io/prometheus/node-exporter:v1.8.2")
                .inAllClusters()
                .submit("to be interrupted").expectStatus(202);

        SharedFleet.kill(localFleet, process);

        ApiResponse running = SharedFleet.eventually(TIMEOUT, () -> alice.get("/workloads/" + submitted.text("/workloadId")),
                r -> r.status() == 200 && r.text("/status").equals("Running"));
        assertThat(running.json().at("/counts/Running").asInt()).isEqualTo(3);
        assertThat(running.json().at("/revision").asInt()).isEqualTo(1);
    }
}
