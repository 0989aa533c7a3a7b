package dev.fleetledger.agents;

import java.util.Map;

import org.apache.kafka.clients.producer.Producer;

import dev.fleetledger.agent.AgentSettings;
import dev.fleetledger.agent.HubTransport;
import dev.fleetledger.agent.intake.IntentSource;
import dev.fleetledger.agent.report.KafkaReportSink;
import dev.fleetledger.agent.report.ReportSink;

/**
 * Shares one consumer and one producer among all agents, under an identity of the simulation that may read every intents topic.
 * Reports are still signed with each cluster's own key.
 */
final class SharedHubTransport implements HubTransport, AutoCloseable {

    private final SharedIntentConsumer consumer;
    private final Producer<String, byte[]> producer;

    SharedHubTransport(Map<String, String> kafka) {
        this.consumer = new SharedIntentConsumer(kafka);
        this.producer = KafkaReportSink.producer(kafka);
    }

    @Override
    public IntentSource openIntentSource(AgentSettings settings, IntentSource.Reader reader) {
        return new SharedIntentSource(reader, consumer);
    }

    @Override
    public ReportSink openReportSink(AgentSettings settings) {
        return KafkaReportSink.withSharedProducer(producer, settings.credential(), settings.reportKey());
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
