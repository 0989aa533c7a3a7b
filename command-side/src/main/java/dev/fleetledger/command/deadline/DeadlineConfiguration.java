package dev.fleetledger.command.deadline;

import java.time.InstantSource;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.liveness.Heartbeat;
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
    DbSchedulerCustomizer deadlinePolling(LivenessMonitor livenessMonitor, LivenessProperties properties) {
        JdbcCustomization polling = new DueDeadlineQuery(new Heartbeat(livenessMonitor, "deadlines", properties.maxPause()));
        return new DbSchedulerCustomizer() {

            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return Optional.of(polling);
            }
        };
    }

    @Bean
    DeadlineMonitor deadlineMonitor(LivenessMonitor livenessMonitor, LivenessProperties properties) {
        return new DeadlineMonitor(livenessMonitor, properties.maxPause());
    }
}
