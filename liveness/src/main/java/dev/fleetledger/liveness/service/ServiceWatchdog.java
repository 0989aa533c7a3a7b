package dev.fleetledger.liveness.service;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

import dev.fleetledger.liveness.Watchdog;
import dev.fleetledger.liveness.WatchdogTarget;

/**
 * Ends a service with stuck tasks, so that it is started again. Its liveness and readiness fail for some seconds before that, in which
 * requests under way end. It stops before anything that it watches.
 */
final class ServiceWatchdog implements SmartLifecycle {

    /** Exit code of a service that ended itself because a task was stuck (EX_SOFTWARE of sysexits.h). */
    static final int STUCK = 70;

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWatchdog.class);

    private final ObjectProvider<WatchdogTarget> targets;
    private final ApplicationContext context;
    private final Duration notice;
    private final Runnable halt;
    private @Nullable Watchdog<Tasks> watchdog;

    /**
     * @param notice time between the failure of the health checks and the end
     * @param halt   ends the process without its shutdown hooks, which would wait for what is stuck
     */
    ServiceWatchdog(ObjectProvider<WatchdogTarget> targets, ApplicationContext context, Duration notice, Runnable halt) {
        this.targets = targets;
        this.context = context;
        this.notice = notice;
        this.halt = halt;
    }

    @Override
    public synchronized void start() {
        Tasks tasks = new Tasks(targets.stream().toList());
        watchdog = new Watchdog<>(() -> List.of(tasks), (any, stuck) -> end(stuck));
        watchdog.start();
    }

    @Override
    public synchronized void stop() {
        if (watchdog != null) {
            watchdog.close();
            watchdog = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return watchdog != null;
    }

    private void end(List<String> stuck) {
        LOG.error("The process ends with code {}, because it is stuck: {}", STUCK, String.join(", ", stuck));
        // A listener of these events may wait for what is stuck.
        Thread.ofPlatform().daemon().name("broken").start(() -> {
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        });
        try {
            Thread.sleep(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt.run();
    }

    /** All that is watched in this process, which ends as a whole. */
    private record Tasks(List<WatchdogTarget> targets) implements WatchdogTarget {

        @Override
        public List<String> stuck() {
            return targets.stream().flatMap(target -> target.stuck().stream()).toList();
        }

        @Override
        public void postponeDeadlines(Duration time) {
            targets.forEach(target -> target.postponeDeadlines(time));
        }
    }
}
