package dev.fleetledger.command.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.question.RunningAnswered;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.ledger.Ledger;

/** Wires the processing of reports. {@code fleetledger.reports.enabled=false} disables it for an instance without Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "fleetledger.reports.enabled", matchIfMissing = true)
class ReportsConfiguration {

    private static final Map<String, Object> CONSUMER = Map.of(
            "group.id", "fleetledger-command",
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest",
            "max.poll.records", 500);

    @Bean
    RolloutClusters rolloutClusters(JdbcTemplate jdbc) {
        return new RolloutClusters(jdbc);
    }

    @Bean
    SeenTable seenTable(JdbcTemplate jdbc) {
        return new SeenTable(jdbc);
    }

    @Bean(destroyMethod = "close")
    ReportsTopic reportsTopic(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.putAll(Map.of("default.api.timeout.ms", 8_000, "request.timeout.ms", 4_000));
        return new ReportsTopic(Admin.create(settings));
    }

    @Bean
    ReportsLoop reportsLoop(KafkaProperties kafka, ReportsTopic topic, Ledger ledger, RolloutClusters rollouts, SeenTable seen, JdbcTemplate jdbc,
            PlatformTransactionManager transactions, MeterRegistry meters, ObjectProvider<InstantSource> clock, ObjectProvider<RunningAnswered> running,
            @Value("${fleetledger.report-secret}") String hubSecret, @Value("${fleetledger.sweep-every:1s}") Duration betweenSweeps,
            @Value("${fleetledger.kafka-look-every:10s}") Duration betweenLooks) {
        var transaction = new TransactionTemplate(transactions);
        var notes = new SystemNotes(new Ids());
        var consequences = new Consequences(ledger, rollouts, jdbc, notes);
        var judging = new Judging(ledger, seen, consequences, notes);
        var waiting = Optional.ofNullable(running.getIfAvailable());
        var refused = new RefusedReports(jdbc, ledger, notes);
        var intake = new Intake(new Seals(hubSecret.getBytes(UTF_8)), new Credentials(jdbc), new Agents(jdbc), seen, judging,
                new Answers(jdbc, waiting, meters), refused, ledger, notes);
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.putAll(CONSUMER);
        return new ReportsLoop(() -> new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer()), topic,
                new Taking(intake, transaction, meters),
                new Sweep(seen, judging, consequences, new Lapses(jdbc, waiting, transaction), refused, transaction),
                clock.getIfAvailable(InstantSource::system), betweenSweeps, betweenLooks);
    }
}
