package dev.fleetledger.command.relay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.request.Ids;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.NewEvents;

/** Wires the relay. {@code fleetledger.relay.enabled=false} disables it for an instance without Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "fleetledger.relay.enabled", matchIfMissing = true)
public class RelayConfiguration {

    private static final Map<String, Object> ALWAYS = Map.of("acks", "all", "enable.idempotence", true);
    private static final Map<String, Object> PRODUCER = Map.of(
            "linger.ms", 2,
            // Bounds the time that a batch may take: records that are not acknowledged by then are parked or retried by the relay.
            "request.timeout.ms", 5_000,
            "delivery.timeout.ms", 15_000,
            "max.block.ms", 5_000,
            // Keeps the metadata of thousands of quiet topics cached, because a send without it blocks until it is fetched.
            "metadata.max.idle.ms", 86_400_000);

    @Bean(destroyMethod = "close")
    Topics topics(KafkaProperties kafka) {
        return new Topics(Admin.create(with(kafka.buildAdminProperties(), Map.of("default.api.timeout.ms", 8_000, "request.timeout.ms", 4_000))));
    }

    @Bean
    IntentTopics intentTopics(Topics topics, JdbcTemplate jdbc) {
        return new IntentTopics(topics, jdbc);
    }

    @Bean(destroyMethod = "close")
    Mail mail(KafkaProperties kafka, Topics topics) {
        Map<String, Object> settings = with(with(PRODUCER, kafka.buildProducerProperties()), ALWAYS);
        return new Mail(() -> new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()), topics::assertReachable);
    }

    @Bean
    Parking parking(JdbcTemplate jdbc) {
        return new Parking(jdbc);
    }

    @Bean
    Place place(JdbcTemplate jdbc) {
        return new Place(jdbc);
    }

    @Bean
    WantedNow wantedNow(JdbcTemplate jdbc) {
        return new WantedNow(jdbc);
    }

    @Bean
    OpenQuestions openQuestions(JdbcTemplate jdbc) {
        return new OpenQuestions(jdbc);
    }

    @Bean
    Departed departed(JdbcTemplate jdbc, Topics topics) {
        return new Departed(jdbc, topics);
    }

    @Bean
    Shift shift(GapStopReader ledger, ManifestStore manifests, Place place, WantedNow wanted, OpenQuestions questions, Departed departed,
            List<LedgerFollower> followers, Parking parking, IntentTopics topics, Mail mail, PlatformTransactionManager transactions,
            ObjectProvider<InstantSource> clocks, @Value("${fleetledger.kafka-look-every:10s}") Duration betweenLooks) {
        var clock = clocks.getIfAvailable(InstantSource::system);
        var outbox = new Outbox(ledger, manifests, place, wanted, questions, departed, clock);
        return new Shift(new Relay(outbox, place, followers, parking, topics, mail, new TransactionTemplate(transactions), clock),
                new Recovery(outbox, place, wanted, departed, parking, topics, mail, clock),
                new TakingOut(questions, departed, place, topics, mail, clock), betweenLooks);
    }

    @Bean
    RelayLoop relayLoop(DataSource source, Shift shift, GapStopReader ledger, Place place, IntentTopics topics, KafkaProperties kafka,
            NewEvents newEvents, Ledger events, PlatformTransactionManager transactions) {
        var consumer = with(kafka.buildConsumerProperties(), Map.of("enable.auto.commit", false, "allow.auto.create.topics", false));
        consumer.remove("group.id");
        var heads = new KnownHeads(() -> new KafkaConsumer<>(consumer, new StringDeserializer(), new StringDeserializer()));
        var setback = new Setback(place, events, new TransactionTemplate(transactions), new Ids());
        return new RelayLoop(source, shift, new RestoreCheck(ledger, place, heads, topics, setback), newEvents);
    }

    @Bean
    RelayHealth relayHealthIndicator(RelayLoop loop, Parking parking, Place place) {
        return new RelayHealth(loop, parking, place);
    }

    @Bean
    Gauge relayLag(MeterRegistry meters, GapStopReader ledger, Place place) {
        return Gauge.builder("fleetledger.relay.lag", () -> ledger.head().value() - place.read().value())
                .description("Events that were not yet handed to Kafka").register(meters);
    }

    @Bean
    Gauge relayParked(MeterRegistry meters, Parking parking) {
        return Gauge.builder("fleetledger.relay.parked", parking::count)
                .description("Records that wait for their cluster's topic to work again").register(meters);
    }

    private static Map<String, Object> with(Map<String, Object> given, Map<String, Object> ours) {
        Map<String, Object> all = new HashMap<>(given);
        all.putAll(ours);
        return all;
    }
}
