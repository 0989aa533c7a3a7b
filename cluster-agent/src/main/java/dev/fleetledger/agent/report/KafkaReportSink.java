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
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.broker.BrokerRefusal;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;

/**
 * Sends signed records to the reports topic. Timeouts are short: what can't be sent now is reported again later. An own producer exists
 * only from a delivery or probe to the next refusal, so that it doesn't go on authenticating between two attempts.
 */
public final class KafkaReportSink implements ReportSink {

    private final Supplier<Producer<String, byte[]>> producerFactory;
    private final boolean ownsProducer;
    private final String credential;
    private final byte[] key;
    private volatile @Nullable Producer<String, byte[]> producer;

    public KafkaReportSink(Map<String, String> client, String credential, byte[] key) {
        this(() -> producer(client), true, credential, key);
    }

    private KafkaReportSink(Supplier<Producer<String, byte[]>> producerFactory, boolean ownsProducer, String credential, byte[] key) {
        this.producerFactory = producerFactory;
        this.ownsProducer = ownsProducer;
        this.credential = credential;
        this.key = key;
    }

    /** Uses a shared producer, which stays open. */
    public static ReportSink withSharedProducer(Producer<String, byte[]> shared, String credential, byte[] key) {
        return new KafkaReportSink(() -> shared, false, credential, key);
    }

    /** @param client the administrator's settings for brokers and trust, which take precedence */
    public static Producer<String, byte[]> producer(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                // Facts of deployments are alike. The other algorithms need native libraries or further classes.
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip",
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
    public Receipt deliver(Report report) throws ReportNotDeliveredException, InterruptedException {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(WireNames.REPORTS_TOPIC, report.cluster(), value);
        record.headers()
                .add(ReportSignature.CREDENTIAL_HEADER, credential.getBytes(UTF_8))
                .add(ReportSignature.SEAL_HEADER, ReportSignature.sign(key, report.cluster(), value));
        try {
            RecordMetadata stored = openProducer().send(record).get();
            return new Receipt(Instant.ofEpochMilli(stored.timestamp()), stored.offset());
        } catch (ExecutionException e) {
            throw notDelivered(e.getCause());
        } catch (KafkaException e) {
            throw notDelivered(e);
        }
    }

    @Override
    public void probe() throws ReportNotDeliveredException {
        try {
            openProducer().partitionsFor(WireNames.REPORTS_TOPIC);
        } catch (KafkaException e) {
            throw notDelivered(e);
        }
    }

    private synchronized Producer<String, byte[]> openProducer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = producerFactory.get();
            producer = open;
        }
        return open;
    }

    private ReportNotDeliveredException notDelivered(@Nullable Throwable cause) {
        boolean refused = BrokerRefusal.isRefusal(cause);
        if (refused || isFatal(cause)) {
            closeProducer(Duration.ZERO);
        }
        return new ReportNotDeliveredException(String.valueOf(cause), refused);
    }

    private synchronized void closeProducer(Duration timeout) {
        if (ownsProducer && producer != null) {
            producer.close(timeout);
            producer = null;
        }
    }

    /**
     * An idempotent producer whose request for its id was denied, such as by a broker that lost its users for a moment, fails
     * immediately ever after, with the bare exception of Kafka's TransactionManager (4.3).
     */
    private static boolean isFatal(@Nullable Throwable cause) {
        return cause != null && cause.getClass() == KafkaException.class;
    }

    @Override
    public void close() {
        closeProducer(Duration.ofSeconds(2));
    }
}
