package dev.fleetledger.agent.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaBroker;

/** The hub's side of Kafka: sends intents and receives all reports, each of which must be signed. */
final class TestHub implements AutoCloseable {

    static final String CREDENTIAL = "c1";
    private static final byte[] SECRET = "a hub's secret, for tests only".getBytes(UTF_8);
    private static final int PARTITIONS = 3;

    private final Kafka kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final Map<String, Throwable> invalidRecords = new ConcurrentHashMap<>();
    private final Thread listener;
    private volatile boolean closed;

    TestHub(Kafka kafka) {
        this.kafka = kafka;
        kafka.createTopic(WireNames.REPORTS_TOPIC, PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
        this.producer = new KafkaProducer<>(kafka.adminSettings(), new StringSerializer(), new ByteArraySerializer());
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    /** Returns the broker that the test may kill; it is not the shared one. */
    KafkaBroker broker() {
        return kafka.broker().orElseThrow();
    }

    /** Returns the variables with which an agent connects to the broker. */
    Map<String, String> agentEnvironment() {
        return kafka.adminEnvironment();
    }

    byte[] reportKey(String cluster) {
        return ReportSignature.key(SECRET, cluster, CREDENTIAL);
    }

    void createTopic(String cluster) {
        kafka.createTopic(WireNames.intentsTopic(cluster), 1, Map.of("cleanup.policy", "compact"));
    }

    void deleteTopic(String cluster) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.deleteTopics(List.of(WireNames.intentsTopic(cluster))).all().get();
            Wait.until("the topic is deleted", () -> {
                try {
                    return !admin.listTopics().names().get().contains(WireNames.intentsTopic(cluster));
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    void sendIntent(Intent intent) {
        sendRecord(intent.cluster(), intent.key(), ContractJson.MAPPER.writeValueAsBytes(intent));
    }

    void sendQuestion(Question question) {
        sendRecord(question.cluster(), question.key(), ContractJson.MAPPER.writeValueAsBytes(question));
    }

    Answer awaitAnswer(Question question) {
        return Wait.until("an answer", () -> answers(question).stream().findFirst().orElse(null), () -> reportsOf(question.cluster())
                .toString());
    }

    List<Answer> answers(Question question) {
        return reportsOf(question.cluster()).stream().filter(report -> report.answers() != null)
                .flatMap(report -> report.answers().stream())
                .filter(answer -> answer.question().equals(question.question())).toList();
    }

    /** @param value null for a tombstone */
    void sendRecord(String cluster, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(WireNames.intentsTopic(cluster), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Report> reportsOf(String cluster) {
        assertThat(invalidRecords).as("reports with an invalid signature or structure").isEmpty();
        return reports.stream().filter(report -> report.cluster().equals(cluster)).toList();
    }

    DeploymentFacts awaitFacts(Intent intent, String what, Predicate<DeploymentFacts> condition) {
        return Wait.until(what, () -> facts(intent).stream().filter(condition).reduce((a, b) -> b).orElse(null),
                () -> facts(intent).toString());
    }

    ClusterFacts awaitClusterFacts(String cluster, String what, Predicate<ClusterFacts> condition) {
        return Wait.until(what, () -> reportsOf(cluster).stream().map(Report::clusterFacts).filter(facts -> facts != null)
                .reduce((a, b) -> b).filter(condition).orElse(null), () -> reportsOf(cluster).toString());
    }

    /** Returns the facts of this intent only, in the order received. */
    List<DeploymentFacts> facts(Intent intent) {
        return reportsOf(intent.cluster()).stream().flatMap(report -> report.deployments().stream())
                .filter(facts -> facts.attempt().intent().equals(intent.intent())).toList();
    }

    /** @return the latest facts of an intent that this cluster's topic does not contain; null if none were received */
    DeploymentFacts facts(TestWorkload testWorkload, Intent elsewhere) {
        return reportsOf(testWorkload.cluster()).stream().flatMap(report -> report.deployments().stream())
                .filter(facts -> facts.attempt().intent().equals(elsewhere.intent())).reduce((a, b) -> b).orElse(null);
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ZERO);
    }

    private void listen() {
        Map<String, Object> settings = kafka.adminSettings();
        settings.put("fetch.max.wait.ms", 100);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = java.util.stream.IntStream.range(0, PARTITIONS)
                    .mapToObj(i -> new TopicPartition(WireNames.REPORTS_TOPIC, i)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::receive);
            }
        }
    }

    private void receive(ConsumerRecord<String, byte[]> record) {
        try {
            String credential = new String(record.headers().lastHeader(ReportSignature.CREDENTIAL_HEADER).value(), UTF_8);
            byte[] signature = record.headers().lastHeader(ReportSignature.SEAL_HEADER).value();
            assertThat(ReportSignature.verify(ReportSignature.key(SECRET, record.key(), credential), record.key(), record.value(),
                    signature)).isTrue();
            reports.add(ContractJson.MAPPER.readValue(record.value(), Report.class));
        } catch (RuntimeException | AssertionError e) {
            invalidRecords.put(UUID.randomUUID().toString(), e);
        }
    }
}
