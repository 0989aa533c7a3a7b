package dev.fleetledger.local.story;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.local.LocalFleet;

/** Reads the reports that agents send from now on, and counts them by kind. */
final class ReportTopicReader implements AutoCloseable {

    /** @param bytes of the reports' JSON, before compression and without signature */
    record Traffic(long reports, long bytes) {

        Traffic plus(Traffic other) {
            return new Traffic(reports + other.reports, bytes + other.bytes);
        }
    }

    private final Consumer<String, byte[]> consumer;
    private final Admin admin;
    private final long storedBefore;
    private final Map<String, Traffic> kinds = new TreeMap<>();

    private ReportTopicReader(Consumer<String, byte[]> consumer, Admin admin) {
        this.consumer = consumer;
        this.admin = admin;
        List<TopicPartition> partitions = consumer.partitionsFor(WireNames.REPORTS_TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.storedBefore = topicSize();
    }

    static ReportTopicReader open(LocalFleet localFleet) {
        Properties settings = adminSettings(localFleet);
        return new ReportTopicReader(new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                Admin.create(settings));
    }

    static Properties adminSettings(LocalFleet localFleet) {
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(localFleet.data().kafkaClient("admin"))) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    void readUntil(Instant end) {
        while (Instant.now().isBefore(end)) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                Report report = ContractJson.MAPPER.readValue(record.value(), Report.class);
                kinds.merge(report.deployments().isEmpty() ? "heartbeats" : "with deployments", new Traffic(1, record.value().length),
                        Traffic::plus);
            }
        }
    }

    Map<String, Traffic> kinds() {
        return kinds;
    }

    /** @return bytes by which the topic has grown since the start */
    long storedBytes() {
        return topicSize() - storedBefore;
    }

    private long topicSize() {
        try {
            List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
            return admin.describeLogDirs(brokers).allDescriptions().get().values().stream().flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(WireNames.REPORTS_TOPIC))
                    .mapToLong(replica -> replica.getValue().size()).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
