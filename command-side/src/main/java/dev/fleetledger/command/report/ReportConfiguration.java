package dev.fleetledger.command.report;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.command.report.intake.AgentSequenceTable;
import dev.fleetledger.command.report.intake.AnswerIntake;
import dev.fleetledger.command.report.intake.QuestionTimeouts;
import dev.fleetledger.command.report.intake.RefusedReports;
import dev.fleetledger.command.report.intake.ReportIntake;
import dev.fleetledger.command.report.transition.ObservationTable;
import dev.fleetledger.command.report.transition.RolloutProgressTable;
import dev.fleetledger.command.report.transition.TransitionEffects;
import dev.fleetledger.command.report.transition.TransitionRecorder;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.report.ReportAuthenticator;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.service.LivenessConfiguration;
import dev.fleetledger.liveness.service.LivenessProperties;

/** Wires the processing of reports. {@code fleetledger.reports.enabled=false} disables it for an instance without Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideProperties.class)
@Import(LivenessConfiguration.class)
@ConditionalOnBooleanProperty(name = "fleetledger.reports.enabled", matchIfMissing = true)
public class ReportConfiguration {

    private static final String ACTION = "agent.report";
    private static final Map<String, Object> CONSUMER_SETTINGS = Map.of(
            "group.id", "fleetledger-command",
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest",
            "max.poll.records", 500);

    @Bean
    RolloutProgressTable rolloutProgressTable(JdbcTemplate jdbc) {
        return new RolloutProgressTable(jdbc);
    }

    @Bean
    ObservationTable observationTable(JdbcTemplate jdbc) {
        return new ObservationTable(jdbc);
    }

    @Bean(destroyMethod = "close")
    ReportTopic reportTopic(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.putAll(Map.of("default.api.timeout.ms", 8_000, "request.timeout.ms", 4_000));
        return new ReportTopic(Admin.create(settings));
    }

    @Bean
    ReportConsumer reportConsumer(KafkaProperties kafka, ReportTopic topic, Ledger ledger, RolloutProgressTable rollouts,
            ObservationTable observations, JdbcTemplate jdbc,
            PlatformTransactionManager transactions, MeterRegistry meters, ObjectProvider<InstantSource> clock,
            ObjectProvider<RunningAnswerListener> listeners,
            CommandSideProperties properties, LivenessMonitor livenessMonitor, LivenessProperties liveness) {
        var transaction = new TransactionTemplate(transactions);
        var systemMetadata = new SystemMetadata(new IdGenerator(), ACTION);
        var transitionEffects = new TransitionEffects(ledger, rollouts, jdbc, systemMetadata);
        var transitionRecorder = new TransitionRecorder(ledger, observations, transitionEffects, systemMetadata);
        var listener = Optional.ofNullable(listeners.getIfAvailable());
        var refusedReports = new RefusedReports(jdbc, ledger, systemMetadata);
        var reportIntake = new ReportIntake(new ReportAuthenticator(properties.reportSecret().getBytes(UTF_8)), new CredentialTable(jdbc),
                new AgentSequenceTable(jdbc), observations, transitionRecorder,
                new AnswerIntake(jdbc, listener, meters), refusedReports, ledger, systemMetadata);
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.putAll(CONSUMER_SETTINGS);
        return new ReportConsumer(() -> new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer()), topic,
                new ReportBatchProcessor(reportIntake, transaction, meters),
                new TimeoutSweep(observations, transitionRecorder, transitionEffects, new QuestionTimeouts(jdbc, listener, transaction),
                        refusedReports, transaction),
                clock.getIfAvailable(InstantSource::system), properties.sweepInterval(), properties.kafkaCheckInterval(),
                new Heartbeat(livenessMonitor, "reports", liveness.maxPause()));
    }
}
