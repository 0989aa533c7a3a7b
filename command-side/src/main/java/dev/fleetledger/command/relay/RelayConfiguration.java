package dev.fleetledger.command.relay;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.kafka.IntentProducer;
import dev.fleetledger.command.relay.kafka.IntentTopicAdmin;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.command.relay.kafka.TopicHeadReader;
import dev.fleetledger.command.relay.outbox.LedgerListener;
import dev.fleetledger.command.relay.outbox.OpenQuestions;
import dev.fleetledger.command.relay.outbox.Outbox;
import dev.fleetledger.command.relay.outbox.RemovedClusters;
import dev.fleetledger.command.relay.outbox.WantedStateTable;
import dev.fleetledger.command.relay.recovery.ClusterRecovery;
import dev.fleetledger.command.relay.recovery.LedgerRegressionRecorder;
import dev.fleetledger.command.relay.recovery.ParkedRecordTable;
import dev.fleetledger.command.relay.recovery.QuestionTombstones;
import dev.fleetledger.command.relay.recovery.RemovedClusterCleanup;
import dev.fleetledger.command.relay.recovery.RestoreCheck;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.table.LedgerNotifier;
import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.service.LivenessConfiguration;
import dev.fleetledger.liveness.service.LivenessProperties;

/** Wires the relay. {@code fleetledger.relay.enabled=false} disables it for an instance without Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideProperties.class)
@Import(LivenessConfiguration.class)
@ConditionalOnBooleanProperty(name = "fleetledger.relay.enabled", matchIfMissing = true)
public class RelayConfiguration {

    private static final Map<String, Object> REQUIRED_SETTINGS = Map.of("acks", "all", "enable.idempotence", true);
    private static final Map<String, Object> PRODUCER_DEFAULTS = Map.of(
            "linger.ms", 2,
            // Bounds the time that a batch may take: records that are not acknowledged by then are parked or retried by the relay.
            "request.timeout.ms", 5_000,
            "delivery.timeout.ms", 15_000,
            "max.block.ms", 5_000,
            // Keeps the metadata of thousands of quiet topics cached, because a send without it blocks until it is fetched.
            "metadata.max.idle.ms", 86_400_000);
    private static final int CLOSE_TIMEOUT_SECONDS = 5;

    @Bean
    Heartbeat relayHeartbeat(LivenessMonitor livenessMonitor, LivenessProperties liveness) {
        return new Heartbeat(livenessMonitor, "relay", liveness.maxPause());
    }

    @Bean(destroyMethod = "close")
    IntentTopicAdmin intentTopicAdmin(KafkaProperties kafka) {
        return new IntentTopicAdmin(Admin.create(merge(kafka.buildAdminProperties(),
                Map.of("default.api.timeout.ms", 8_000, "request.timeout.ms", 4_000))));
    }

    @Bean
    IntentTopicRegistry intentTopicRegistry(IntentTopicAdmin topicAdmin, JdbcTemplate jdbc) {
        return new IntentTopicRegistry(topicAdmin, jdbc);
    }

    @Bean
    DefaultKafkaProducerFactory<String, String> intentProducerFactory(KafkaProperties kafka) {
        var factory = new DefaultKafkaProducerFactory<>(
                merge(merge(PRODUCER_DEFAULTS, kafka.buildProducerProperties()), REQUIRED_SETTINGS),
                new StringSerializer(), new StringSerializer());
        factory.setPhysicalCloseTimeout(CLOSE_TIMEOUT_SECONDS);
        return factory;
    }

    @Bean
    KafkaTemplate<String, String> intentTemplate(DefaultKafkaProducerFactory<String, String> intentProducerFactory) {
        var template = new KafkaTemplate<>(intentProducerFactory);
        // The default listener logs every record that failed, with a part of its value; the relay logs them by cluster.
        template.setProducerListener(null);
        return template;
    }

    @Bean
    IntentProducer intentProducer(KafkaTemplate<String, String> intentTemplate, IntentTopicAdmin topicAdmin) {
        return new IntentProducer(intentTemplate, topicAdmin::requireReachable);
    }

    @Bean
    ParkedRecordTable parkedRecordTable(JdbcTemplate jdbc) {
        return new ParkedRecordTable(jdbc);
    }

    @Bean
    RelayCheckpoint relayCheckpoint(JdbcTemplate jdbc) {
        return new RelayCheckpoint(jdbc);
    }

    @Bean
    WantedStateTable wantedStateTable(JdbcTemplate jdbc) {
        return new WantedStateTable(jdbc);
    }

    @Bean
    OpenQuestions openQuestions(JdbcTemplate jdbc) {
        return new OpenQuestions(jdbc);
    }

    @Bean
    RemovedClusters removedClusters(JdbcTemplate jdbc) {
        return new RemovedClusters(jdbc);
    }

    @Bean
    RemovedClusterCleanup removedClusterCleanup(JdbcTemplate jdbc, IntentTopicAdmin topicAdmin) {
        return new RemovedClusterCleanup(jdbc, topicAdmin);
    }

    @Bean
    RelayWorker relayWorker(GapStopReader ledger, ManifestStore manifests, RelayCheckpoint relayCheckpoint, WantedStateTable wanted,
            OpenQuestions questions, RemovedClusters removedClusters, RemovedClusterCleanup removedClusterCleanup,
            List<LedgerListener> listeners, ParkedRecordTable recordTable, IntentTopicRegistry topicRegistry, IntentProducer intentProducer,
            PlatformTransactionManager transactions, InstantSource clock, CommandSideProperties properties,
            Heartbeat relayHeartbeat) {
        var outbox = new Outbox(ledger, manifests, relayCheckpoint, wanted, questions, removedClusters, clock);
        return new RelayWorker(new Relay(outbox, relayCheckpoint, listeners, recordTable, topicRegistry, intentProducer,
                new TransactionTemplate(transactions), clock),
                new ClusterRecovery(outbox, relayCheckpoint, wanted, removedClusterCleanup, recordTable, topicRegistry, intentProducer,
                        clock, relayHeartbeat),
                new QuestionTombstones(questions, removedClusters, relayCheckpoint, topicRegistry, intentProducer, clock),
                properties.kafkaCheckInterval(), relayHeartbeat);
    }

    @Bean
    RelayLoop relayLoop(DataSource source, RelayWorker relayWorker, GapStopReader ledger, RelayCheckpoint relayCheckpoint,
            IntentTopicRegistry topicRegistry, KafkaProperties kafka,
            LedgerNotifier ledgerNotifier, Ledger events, PlatformTransactionManager transactions, Heartbeat relayHeartbeat) {
        var consumer = merge(kafka.buildConsumerProperties(), Map.of("enable.auto.commit", false, "allow.auto.create.topics", false));
        consumer.remove("group.id");
        var headReader = new TopicHeadReader(new DefaultKafkaConsumerFactory<>(consumer, new StringDeserializer(), new StringDeserializer()));
        var regressionRecorder = new LedgerRegressionRecorder(relayCheckpoint, events, new TransactionTemplate(transactions),
                new IdGenerator());
        return new RelayLoop(source, relayWorker, new RestoreCheck(ledger, relayCheckpoint, headReader, topicRegistry, regressionRecorder),
                ledgerNotifier, relayHeartbeat);
    }

    @Bean
    RelayHealthIndicator relayHealthIndicator(RelayLoop loop, ParkedRecordTable recordTable, RelayCheckpoint relayCheckpoint) {
        return new RelayHealthIndicator(loop, recordTable, relayCheckpoint);
    }

    @Bean
    Gauge relayLag(MeterRegistry meters, GapStopReader ledger, RelayCheckpoint relayCheckpoint) {
        return Gauge.builder("fleetledger.relay.lag", () -> ledger.head().value() - relayCheckpoint.read().value())
                .description("Events that were not yet handed to Kafka").register(meters);
    }

    @Bean
    Gauge relayParked(MeterRegistry meters, ParkedRecordTable recordTable) {
        return Gauge.builder("fleetledger.relay.parked", recordTable::count)
                .description("Records that wait for their cluster's topic to work again").register(meters);
    }

    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> overrides) {
        Map<String, Object> all = new HashMap<>(base);
        all.putAll(overrides);
        return all;
    }
}
