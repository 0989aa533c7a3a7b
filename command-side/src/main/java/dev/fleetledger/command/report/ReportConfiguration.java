package dev.fleetledger.command.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.report.intake.AgentSequenceTable;
import dev.fleetledger.command.report.intake.AnswerIntake;
import dev.fleetledger.command.report.intake.QuestionTimeouts;
import dev.fleetledger.command.report.intake.RefusedReports;
import dev.fleetledger.command.report.intake.ReportIntake;
import dev.fleetledger.command.report.transition.ObservationTable;
import dev.fleetledger.command.report.transition.TransitionEffects;
import dev.fleetledger.command.report.transition.TransitionRecorder;
import dev.fleetledger.command.rollout.step.RolloutStepConfiguration;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.report.ReportAuthenticator;
import dev.fleetledger.liveness.service.KafkaListenerMonitor;
import dev.fleetledger.liveness.service.LivenessConfiguration;
import dev.fleetledger.liveness.service.LivenessProperties;

/** Wires the processing of reports. {@code fleetledger.reports.enabled=false} disables it for an instance without Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideProperties.class)
@Import({LivenessConfiguration.class, ReportTopic.class, ReportListener.class, TimeoutSweep.class, ReportIntake.class, AnswerIntake.class,
        RefusedReports.class, AgentSequenceTable.class, QuestionTimeouts.class, CredentialTable.class, ObservationTable.class,
        RolloutStepConfiguration.class, TransitionEffects.class, TransitionRecorder.class})
@ConditionalOnBooleanProperty(name = "fleetledger.reports.enabled", matchIfMissing = true)
public class ReportConfiguration {

    private static final Map<String, Object> CONSUMER_SETTINGS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500,
            // How long a killed instance keeps its partitions; as on the query side.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000,
            // A broker that may create topics would create this one with its own settings, before ReportTopic does.
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    private static final long RETRY_MILLIS = 1_000;
    private static final Duration AUTH_RETRY_INTERVAL = Duration.ofSeconds(2);

    @Bean
    SystemMetadata reportMetadata() {
        return new SystemMetadata(new IdGenerator(), EventMetadata.AGENT_REPORT);
    }

    @Bean
    ReportAuthenticator reportAuthenticator(CommandSideProperties properties) {
        return new ReportAuthenticator(properties.reportSecret().getBytes(UTF_8));
    }

    /** The factory of all listeners that name no other, by Spring Boot's convention. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory(KafkaProperties kafka) {
        var consumers = new DefaultKafkaConsumerFactory<>(kafka.buildConsumerProperties(), new StringDeserializer(),
                new ByteArrayDeserializer());
        consumers.updateConfigs(CONSUMER_SETTINGS);
        var listeners = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        listeners.setConsumerFactory(consumers);
        // Retries a batch until it is processed; Spring's default gives up after ten attempts.
        listeners.setCommonErrorHandler(new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        // On an emptied broker our user and ACLs may be recreated after a moment; without retries the listener would stop for good.
        listeners.getContainerProperties().setAuthExceptionRetryInterval(AUTH_RETRY_INTERVAL);
        return listeners;
    }

    @Bean
    KafkaListenerMonitor reportListenerMonitor(KafkaListenerEndpointRegistry listeners, LivenessProperties liveness) {
        return new KafkaListenerMonitor(listeners, ReportListener.ID, () -> true, liveness.maxPause());
    }
}
