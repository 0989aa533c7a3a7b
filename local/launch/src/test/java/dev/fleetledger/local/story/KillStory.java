package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.local.LocalFleet;

/** Kills one process after a command was accepted: the command takes effect all the same, exactly once. */
class KillStory {

    private static final Duration IN_THE_END = Duration.ofSeconds(120);

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "kafka", "postgresql", "agent-eu-1", "console"})
    void reachesExactlyTheWantedStateWhateverProcessIsKilled(String process) {
        LocalFleet localFleet = Stage.fleet();
        Person alice = Stage.person("alice");
        String name = "kill-" + process;
        // The previous workload can be Running before the process killed last is back, because that no longer needs the command side.
        Stage.eventually(IN_THE_END, () -> alice.post("/drafts", "{\"kind\":\"DaemonSet\"}"), r -> r.status() == 201);
        Reply submitted = Wizard.begun(alice).basics(name).containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere()
                .submit("to be interrupted").is(202);

        Stage.kill(localFleet, process);

        Reply running = Stage.eventually(IN_THE_END, () -> alice.get("/workloads/" + submitted.text("/workloadId")),
                r -> r.status() == 200 && r.text("/status").equals("Running"));
        assertThat(running.json().at("/counts/Running").asInt()).isEqualTo(3);
        assertThat(running.json().at("/revision").asInt()).isEqualTo(1);
    }
}
