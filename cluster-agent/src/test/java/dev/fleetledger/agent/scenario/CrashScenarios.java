package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.Intent;

abstract class CrashScenarios extends FailureScenarios {

    private static final int MANY = 25;

    @Test
    void finishesAllIntentsExactlyOnceAfterKill() {
        // Each response then carries a long warning, and the threads' stacks are small in the agent's process.
        user.labelNamespace(namespace, "pod-security.kubernetes.io/warn", "restricted");
        List<TestWorkload> wishes = IntStream.range(0, MANY).mapToObj(i -> TestWorkload.of(cluster, namespace).name("exporter-" + i))
                .toList();
        List<Intent> intents = wishes.stream().map(testWorkload -> testWorkload.apply(1)).toList();
        try (AgentProcess agent = startProcess()) {
            intents.forEach(hub::sendIntent);
            Wait.until("some are applied", () -> wishes.stream().filter(this::hasDaemonSet).count() >= 3);

            agent.kill();
            agent.startAgain();

            intents.forEach(intent -> hub.awaitFacts(intent, "it is applied", facts -> facts.attempt().result() == APPLIED));
            assertThat(wishes).allSatisfy(testWorkload -> assertThat(getDaemonSet(testWorkload).getMetadata().getGeneration())
                    .isEqualTo(1));
        }
    }

    /** The process has the heap and stacks of production; {@code bench/run agent} measures how much memory it uses. */
    @Test
    void becomesReadyWithLittleMemory() {
        try (AgentProcess agent = startProcess()) {
            Wait.until("it is ready", agent::isReady);
            applyUntilReady(TestWorkload.of(cluster, namespace), 1);

            assertThat(agent.metrics()).contains("fleetledger_agent_workloads ").contains("fleetledger_agent_lease_held 1");
        }
    }
}
