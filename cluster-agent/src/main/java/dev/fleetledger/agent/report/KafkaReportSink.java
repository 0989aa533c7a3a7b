package dev.fleetledger.agent.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;

/** Sends signed records to the reports topic. Timeouts are short: what can't be sent now is reported again later. */
public final class KafkaReportSink implements ReportSink {

    private final Supplier<Producer<String, byte[]>> producers;
    private final boolean own;
    private final String credential;
    private final byte[] key;
    private volatile Producer<String, byte[]> producer;

    public KafkaReportSink(Map<String, String> client, String credential, byte[] key) {
        this(() -> producer(client), true, credential, key);
    }

    private KafkaReportSink(Supplier<Producer<String, byte[]>> producers, boolean own, String credential, byte[] key) {
        this.producers = producers;
        this.producer = producers.get();
        this.own = own;
        this.credential = credential;
        this.key = key;
    }

    /** Uses a shared producer, which stays open. */
    public static ReportSink through(Producer<String, byte[]> shared, String credential, byte[] key) {
        return new KafkaReportSink(() -> shared, false, credential, key);
    }

    /** @param client the administrator's settings for brokers and trust, which take precedence */
    public static Producer<String, byte[]> producer(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * 1024 * 1024,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 10_000));
        // Disables metrics that nobody reads; they load a hundred classes.
        settings.putAll(Map.of("metric.reporters", "", "enable.metrics.push", false));
        settings.putAll(client);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public Instant deliver(Report report) throws ReportNotDeliveredException, InterruptedException {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report);
        ProducerRecord<String, byte[]> sealed = new ProducerRecord<>(WireNames.REPORTS_TOPIC, report.cluster(), value);
        sealed.headers()
                .add(ReportSignature.CREDENTIAL_HEADER, credential.getBytes(UTF_8))
                .add(ReportSignature.SEAL_HEADER, ReportSignature.sign(key, report.cluster(), value));
        try {
            return Instant.ofEpochMilli(producer.send(sealed).get().timestamp());
        } catch (ExecutionException e) {
            throw notDelivered(e.getCause());
        } catch (KafkaException e) {
            throw notDelivered(e);
        }
    }

    private ReportNotDeliveredException notDelivered(@Nullable Throwable why) {
        if (own && hasFailedForGood(why)) {
            producer.close(Duration.ZERO);
            producer = producers.get();
        }
        return new ReportNotDeliveredException(String.valueOf(why));
    }

    /**
     * An idempotent producer whose request for its id was denied, such as by a broker that lost its users for a moment, fails
     * immediately ever after, with the bare exception of Kafka's TransactionManager (4.3).
     */
    private static boolean hasFailedForGood(@Nullable Throwable why) {
        return why instanceof AuthenticationException || why != null && why.getClass() == KafkaException.class;
    }

    @Override
    public void close() {
        if (own) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
