package dev.fleetledger.agent.promise;

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
class KafkaAwayIT extends AgentSuite {

    private final SimulatedCluster simulated = SimulatedCluster.start(ClusterSettings.named("cut-off"));

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulated);
    }

    @Override
    Kafka kafka() {
        return Kafka.temporary();
    }

    @AfterAll
    void stopTheCluster() {
        simulated.close();
    }

    @Test
    void readsRecreatedTopicFromItsStart() throws Exception {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        hub.losesTopic(cluster);
        hub.makesTopic(cluster);
        Intent next = wish.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.wants(next);

        hub.awaits(next, "all pods ready", ApplyPromises::isReady);
    }

    @Test
    void keepsWantedStateDuringKafkaOutageAndReportsLater() throws IOException {
        KafkaBroker broker = hub.broker();
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        String before = seen(wish).getMetadata().getUid();
        broker.child().kill();

        person.deletes(namespace, wish.name());
        Waiting.until("it is recreated", () -> stands(wish, it -> !it.getMetadata().getUid().equals(before)));
        broker.startAgain();

        assertThat(hub.awaits(intent, "drift", facts -> facts.drift() != null).drift().deleted()).isTrue();
        Waiting.until("it is ready without drift", () -> ApplyPromises.isReady(hub.facts(intent).getLast())
                && hub.facts(intent).getLast().drift() == null);
    }
}
