package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaBroker;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Tests with a broker of their own, which they kill. */
class KafkaOutageIT extends AgentFixture {

    private final SimulatedCluster simulatedCluster = SimulatedCluster.start(ClusterSettings.named("cut-off"));

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulatedCluster);
    }

    @Override
    Kafka kafka() {
        return Kafka.temporary();
    }

    @AfterAll
    void stopCluster() {
        simulatedCluster.close();
    }

    @Test
    void readsRecreatedTopicFromItsStart() throws Exception {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        hub.deleteTopic(cluster);
        hub.createTopic(cluster);
        Intent next = testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.sendIntent(next);

        hub.awaitFacts(next, "all pods ready", ApplyScenarios::isReady);
    }

    @Test
    void keepsWantedStateDuringKafkaOutageAndReportsLater() throws IOException {
        KafkaBroker broker = hub.broker();
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        String before = getDaemonSet(testWorkload).getMetadata().getUid();
        broker.child().kill();

        user.deleteDaemonSet(namespace, testWorkload.name());
        Wait.until("it is recreated", () -> hasDaemonSet(testWorkload, it -> !it.getMetadata().getUid().equals(before)));
        broker.startAgain();

        assertThat(awaitDrift(intent).deleted()).isTrue();
        Wait.until("it is ready without drift", () -> ApplyScenarios.isReady(hub.facts(intent).getLast())
                && hub.facts(intent).getLast().drift() == null);
    }
}
