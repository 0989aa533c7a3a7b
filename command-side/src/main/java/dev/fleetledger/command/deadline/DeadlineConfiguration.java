package dev.fleetledger.command.deadline;

import java.time.InstantSource;

import com.github.kagkarlsson.scheduler.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.service.LivenessConfiguration;
import dev.fleetledger.liveness.service.LivenessProperties;

/** What db-scheduler's starter takes from the context besides the tasks. Its settings are in {@code application.yml}. */
@Configuration(proxyBeanMethods = false)
@Import(LivenessConfiguration.class)
class DeadlineConfiguration {

    @Bean
    Clock deadlineClock(InstantSource clock) {
        return clock::instant;
    }

    @Bean
    DeadlineMonitor deadlineMonitor(LivenessMonitor livenessMonitor, LivenessProperties properties) {
        return new DeadlineMonitor(livenessMonitor, properties.maxPause());
    }
}
