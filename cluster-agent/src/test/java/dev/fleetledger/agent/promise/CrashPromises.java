package dev.fleetledger.agent.promise;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.Intent;

abstract class CrashPromises extends TroublePromises {

    private static final int MANY = 25;

    @Test
    void finishesAllIntentsExactlyOnceAfterKill() {
        // Each response then carries a long warning, and the threads' stacks are small in the agent's process.
        person.labelsNamespace(namespace, "pod-security.kubernetes.io/warn", "restricted");
        List<Wish> wishes = IntStream.range(0, MANY).mapToObj(i -> Wish.of(cluster, namespace).name("exporter-" + i)).toList();
        List<Intent> intents = wishes.stream().map(wish -> wish.apply(1)).toList();
        try (AgentProcess agent = startProcess()) {
            intents.forEach(hub::wants);
            Waiting.until("some are applied", () -> wishes.stream().filter(this::isThere).count() >= 3);

            agent.kill();
            agent.startAgain();

            intents.forEach(intent -> hub.awaits(intent, "it is applied", facts -> facts.attempt().result() == APPLIED));
            assertThat(wishes).allSatisfy(wish -> assertThat(seen(wish).getMetadata().getGeneration()).isEqualTo(1));
        }
    }

    @Test
    void becomesReadyWithLittleMemory() {
        try (AgentProcess agent = startProcess()) {
            Waiting.until("it is ready", agent::isReady);
            Intent intent = settled(Wish.of(cluster, namespace), 1);
            Waiting.sleep(Duration.ofSeconds(2));

            assertThat(agent.metrics()).contains("fleetledger_agent_workloads ").contains("fleetledger_agent_lease_held 1");
            assertThat(agent.residentMegabytes()).as("MiB resident").isLessThan(220);
            System.out.println("resident: " + agent.residentMegabytes() + " MiB; " + intent.key());
        }
    }
}
