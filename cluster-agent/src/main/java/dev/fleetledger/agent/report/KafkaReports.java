package dev.fleetledger.agent.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Keys;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSeal;

/** Sealed records to the one reports topic. Its timeouts are short: what can't be sent now is said anew later. */
public final class KafkaReports implements Reports {

    private final Producer<String, byte[]> producer;
    private final boolean own;
    private final String credential;
    private final byte[] key;

    public KafkaReports(Map<String, String> client, String credential, byte[] key) {
        this(producer(client), true, credential, key);
    }

    private KafkaReports(Producer<String, byte[]> producer, boolean own, String credential, byte[] key) {
        this.producer = producer;
        this.own = own;
        this.credential = credential;
        this.key = key;
    }

    /** Through a producer that others use too and that stays open. */
    public static Reports through(Producer<String, byte[]> shared, String credential, byte[] key) {
        return new KafkaReports(shared, false, credential, key);
    }

    /** @param client what the administrator says about brokers and trust; it wins */
    public static Producer<String, byte[]> producer(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * 1024 * 1024,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 10_000));
        // What nobody here reads costs a hundred classes.
        settings.putAll(Map.of("metric.reporters", "", "enable.metrics.push", false));
        settings.putAll(client);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public Instant deliver(Report report) throws NotDelivered, InterruptedException {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report);
        ProducerRecord<String, byte[]> sealed = new ProducerRecord<>(Keys.REPORTS_TOPIC, report.cluster(), value);
        sealed.headers()
                .add(ReportSeal.CREDENTIAL_HEADER, credential.getBytes(UTF_8))
                .add(ReportSeal.SEAL_HEADER, ReportSeal.seal(key, report.cluster(), value));
        try {
            return Instant.ofEpochMilli(producer.send(sealed).get().timestamp());
        } catch (ExecutionException | KafkaException e) {
            throw new NotDelivered(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (own) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
