package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fleetledger.agent.scenario.FaultProxy.Fault;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Tests with a broker whose clients connect through a proxy that injects faults. */
class KafkaFaultIT extends AgentFixture {

    private static final Duration FAULT_DURATION = Duration.ofSeconds(3);

    private final SimulatedCluster simulatedCluster = SimulatedCluster.start(ClusterSettings.named("by-wire"));
    private FaultProxy kafkaProxy;
    private Kafka kafka;

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulatedCluster);
    }

    @Override
    Kafka kafka() {
        try {
            int port = Ports.free();
            int advertisedPort = Ports.free();
            kafkaProxy = new FaultProxy(URI.create("kafka://127.0.0.1:" + port), advertisedPort);
            kafka = Kafka.temporaryBehindProxy(port, advertisedPort);
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopBrokerAndCluster() throws IOException {
        kafkaProxy.close();
        kafka.close();
        simulatedCluster.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsWantedStateAndReportOrderDespiteKafkaFaults(Fault fault) throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent first = applyUntilReady(testWorkload, 1);
        String before = getDaemonSet(testWorkload).getMetadata().getUid();
        kafkaProxy.inject(fault);

        user.deleteDaemonSet(namespace, testWorkload.name());
        Wait.until("it is recreated", () -> hasDaemonSet(testWorkload, it -> !it.getMetadata().getUid().equals(before)));
        Wait.sleep(FAULT_DURATION);
        kafkaProxy.heal();

        DeploymentFacts reported = hub.awaitFacts(first, "drift", facts -> facts.drift() != null);
        assertThat(reported.drift().deleted()).isTrue();
        Intent second = testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.sendIntent(second);
        hub.awaitFacts(second, "all pods ready", ApplyScenarios::isReady);
        List<Long> sequences = hub.reportsOf(cluster).stream().map(Report::sequence).toList();
        assertThat(sequences).as("sequence numbers").isSorted().doesNotHaveDuplicates();
    }
}
