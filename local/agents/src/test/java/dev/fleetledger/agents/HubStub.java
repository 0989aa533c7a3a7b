package dev.fleetledger.agents;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.kafka.Kafka;

/** The hub's side of many clusters: sends intents to all and collects from the reports where they were applied. */
final class HubStub implements AutoCloseable {

    private static final Hub HUB = new Hub(UUID.fromString("0192f3a0-0000-7000-8000-000000000001"), 1, 1);

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Kafka.shared().adminSettings(), new StringSerializer(),
            new ByteArraySerializer());
    private final Map<UUID, Set<String>> applied = new ConcurrentHashMap<>();
    private volatile boolean closed;

    HubStub(List<String> clusters) {
        Kafka.shared().createTopic(WireNames.REPORTS_TOPIC, 3, Map.of());
        try (var admin = Kafka.shared().admin()) {
            admin.createTopics(clusters.stream().map(cluster -> new NewTopic(WireNames.intentsTopic(cluster), 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact"))).toList()).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofPlatform().daemon().name("hub").start(this::listen);
    }

    /** @return id of the new workload */
    UUID submit(List<String> clusters) {
        UUID workload = UUID.randomUUID();
        clusters.forEach(cluster -> {
            Intent intent = new Intent(UUID.randomUUID(), workload, cluster, 1, DeploymentAction.APPLY, 1, "default", "w-" + workload,
                    List.of(daemonSet(workload)), "refuse", "correct", "PT10M", null, null, HUB, null);
            producer.send(new ProducerRecord<>(WireNames.intentsTopic(cluster), intent.key(),
                    ContractJson.MAPPER.writeValueAsBytes(intent)));
        });
        producer.flush();
        return workload;
    }

    /** @return the clusters that reported the workload as applied */
    Set<String> applied(UUID workload) {
        return applied.getOrDefault(workload, Set.of());
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ZERO);
    }

    private static JsonNode daemonSet(UUID workload) {
        return ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"w-%1$s","namespace":"default"},
                 "spec":{"selector":{"matchLabels":{"fleetledger.dev/workload":"%1$s"}},
                  "template":{"metadata":{"labels":{"fleetledger.dev/workload":"%1$s"}},
                   "spec":{"containers":[{"name":"c","image":"quay.io/prometheus/node-exporter:v1.9.1"}]}}}}""".formatted(workload));
    }

    private void listen() {
        Map<String, Object> settings = Kafka.shared().adminSettings();
        settings.put("fetch.max.wait.ms", 100);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Collection<TopicPartition> all = Stream.of(0, 1, 2).map(number -> new TopicPartition(WireNames.REPORTS_TOPIC, number))
                    .collect(toSet());
            consumer.assign(all);
            consumer.seekToEnd(all);
            while (!closed) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> recordApplied(ContractJson.MAPPER.readValue(record.value(), Report.class)));
            }
        }
    }

    private void recordApplied(Report report) {
        report.deployments().stream().filter(facts -> facts.attempt().result() == AttemptResult.APPLIED).forEach(facts ->
                applied.computeIfAbsent(facts.workload(), workload -> ConcurrentHashMap.newKeySet()).add(report.cluster()));
    }
}
