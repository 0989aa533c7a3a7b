package dev.fleetledger.agents;

import java.util.Map;

import org.apache.kafka.clients.producer.Producer;

import dev.fleetledger.agent.Settings;
import dev.fleetledger.agent.Ways;
import dev.fleetledger.agent.intake.Intents;
import dev.fleetledger.agent.report.KafkaReports;
import dev.fleetledger.agent.report.Reports;

/**
 * Shares one consumer and one producer among all agents, under an identity of the simulation that may read every intents topic.
 * Reports are still signed with each cluster's own key.
 */
final class SharedWays implements Ways, AutoCloseable {

    private final SharedConsumer consumer;
    private final Producer<String, byte[]> producer;

    SharedWays(Map<String, String> kafka) {
        this.consumer = new SharedConsumer(kafka);
        this.producer = KafkaReports.producer(kafka);
    }

    @Override
    public Intents intents(Settings settings, Intents.Reader reader) {
        return new Feed(reader, consumer);
    }

    @Override
    public Reports reports(Settings settings) {
        return KafkaReports.through(producer, settings.credential(), settings.reportKey());
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
