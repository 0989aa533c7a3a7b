package dev.fleetledger.liveness.service;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.WatchdogTarget;

/** Runs a service's periodic tasks on Spring's scheduler, and watches its background tasks: those with a {@link Heartbeat}, all of Spring's scheduler, and other targets among its beans. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(LivenessProperties.class)
public class LivenessConfiguration {

    private static final int SCHEDULER_THREADS = 4;
    private static final Duration NOTICE = Duration.ofSeconds(10);

    @Bean
    static LivenessMonitor livenessMonitor() {
        return new LivenessMonitor();
    }

    @Bean
    static ScheduledTaskMonitor scheduledTaskMonitor(ObjectProvider<ScheduledTaskHolder> holders, LivenessProperties properties) {
        return new ScheduledTaskMonitor(holders, properties.maxPause());
    }

    @Bean
    static ServiceWatchdog serviceWatchdog(ObjectProvider<WatchdogTarget> targets, ApplicationContext context) {
        return new ServiceWatchdog(targets, context, NOTICE, () -> Runtime.getRuntime().halt(ServiceWatchdog.STUCK));
    }

    /** With virtual threads, Spring's scheduler runs all tasks with a fixed delay on one thread: a long cleanup would stop the others. */
    @Bean
    static ThreadPoolTaskScheduler taskScheduler() {
        return new ThreadPoolTaskSchedulerBuilder().poolSize(SCHEDULER_THREADS).threadNamePrefix("scheduled-").build();
    }
}
