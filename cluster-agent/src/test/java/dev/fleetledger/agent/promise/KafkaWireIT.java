package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fleetledger.agent.promise.Wire.Fault;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Tests with a broker whose clients connect through a proxy that injects faults. */
class KafkaWireIT extends AgentSuite {

    private static final Duration LASTS = Duration.ofSeconds(3);

    private final SimulatedCluster simulated = SimulatedCluster.start(ClusterSettings.named("by-wire"));
    private Wire way;
    private Kafka kafka;

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulated);
    }

    @Override
    Kafka kafka() {
        try {
            int port = Ports.free();
            int entrance = Ports.free();
            way = new Wire(URI.create("kafka://127.0.0.1:" + port), entrance);
            kafka = Kafka.temporaryBehind(port, entrance);
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopTheRest() throws IOException {
        way.close();
        kafka.close();
        simulated.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsWantedStateAndReportOrderDespiteKafkaFaults(Fault fault) throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent first = settled(wish, 1);
        String before = seen(wish).getMetadata().getUid();
        way.suffers(fault);

        person.deletes(namespace, wish.name());
        Waiting.until("it is recreated", () -> stands(wish, it -> !it.getMetadata().getUid().equals(before)));
        Waiting.sleep(LASTS);
        way.heal();

        DeploymentFacts told = hub.awaits(first, "drift", facts -> facts.drift() != null);
        assertThat(told.drift().deleted()).isTrue();
        Intent second = wish.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.wants(second);
        hub.awaits(second, "all pods ready", ApplyPromises::isReady);
        List<Long> sequences = hub.heard(cluster).stream().map(Report::sequence).toList();
        assertThat(sequences).as("sequence numbers").isSorted().doesNotHaveDuplicates();
    }
}
