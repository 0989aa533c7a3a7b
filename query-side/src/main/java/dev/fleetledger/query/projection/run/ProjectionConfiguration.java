package dev.fleetledger.query.projection.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

import org.apache.kafka.clients.admin.NewTopic;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.ReportAuthenticator;
import dev.fleetledger.contract.report.ReportTopicSettings;
import dev.fleetledger.ledger.axon.BoundedEventSource;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.service.KafkaListenerMonitor;
import dev.fleetledger.liveness.service.LivenessConfiguration;
import dev.fleetledger.liveness.service.LivenessProperties;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.checkpoint.CheckpointAwaiter;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.rebuild.CatchUpInitializer;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Configures one event processor with one segment, so that events are projected in the ledger's order. */
@Configuration(proxyBeanMethods = false)
@Import(LivenessConfiguration.class)
class ProjectionConfiguration {

    /** Largest batch; it equals one page of the ledger. */
    private static final int EVENT_BATCH_SIZE = 200;
    private static final long RETRY_MILLIS = 1_000;

    @Bean
    ReportAuthenticator reportAuthenticator(QuerySideProperties sideProperties) {
        return new ReportAuthenticator(sideProperties.reportSecret().getBytes(UTF_8));
    }

    @Bean
    @Profile("!rebuild")
    ConfigurerModule viewsProcessor(ProjectionCheckpoint projectionCheckpoint, CheckpointAwaiter checkpointAwaiter,
            LivenessMonitor livenessMonitor, LivenessProperties liveness) {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor(EventProjection.GROUP,
                        configuration -> BoundedEventSource.of(configuration.eventStore(), checkpointAwaiter),
                        (configuration, processor) -> startAtCheckpoint(processor, projectionCheckpoint))
                .registerErrorHandler(EventProjection.GROUP,
                        configuration -> new FailedBatchHandler(livenessMonitor, liveness.maxPause())));
    }

    /** A rebuild appends nothing, so that this processor receives no events; {@code Replay} hands its handlers those of the ledger. */
    @Bean
    @Profile("rebuild")
    ConfigurerModule idleViewsProcessor() {
        return configurer -> configurer.eventProcessing(processing -> processing.registerSubscribingEventProcessor(EventProjection.GROUP));
    }

    private static PooledStreamingEventProcessor.Builder startAtCheckpoint(PooledStreamingEventProcessor.Builder processor,
            ProjectionCheckpoint projectionCheckpoint) {
        return processor.initialSegmentCount(1).batchSize(EVENT_BATCH_SIZE)
                // Rebuilt views start at the position where the rebuild ended.
                .initialToken(source -> GapAwareTrackingToken.newInstance(projectionCheckpoint.read().position(), Set.of()));
    }

    /** Retries a batch until it can be stored; Spring's default gives up after ten attempts. */
    @Bean
    CommonErrorHandler reportErrorHandler() {
        return new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    }

    /** The listener is started once the views have caught up. */
    @Bean
    @Profile("!rebuild")
    KafkaListenerMonitor reportListenerMonitor(KafkaListenerEndpointRegistry listeners, CatchUpInitializer catchUpInitializer,
            LivenessProperties liveness) {
        return new KafkaListenerMonitor(listeners, ReportListener.ID, catchUpInitializer::isDone, liveness.maxPause());
    }

    /** Creates the topic unless the command side has created it already. */
    @Bean
    @Profile("!rebuild")
    NewTopic reportsTopic() {
        return TopicBuilder.name(WireNames.REPORTS_TOPIC).partitions(ReportTopicSettings.PARTITIONS)
                .configs(ReportTopicSettings.CONFIGS).build();
    }
}
