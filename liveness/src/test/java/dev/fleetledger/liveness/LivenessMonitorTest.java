package dev.fleetledger.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class LivenessMonitorTest {

    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong();
    private final LivenessMonitor livenessMonitor = new LivenessMonitor(nanos::get);

    @Test
    void reportsTaskWithoutHeartbeatAsOverdue() {
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(livenessMonitor.stuck()).isEmpty();

        nanos.addAndGet(1);

        assertThat(livenessMonitor.stuck()).containsExactly("report");
    }

    @Test
    void takesEachRequestAsHeartbeatOfTaskThatMadeIt() {
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));
        livenessMonitor.begin("reconcile-0", Duration.ofMinutes(5));

        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        livenessMonitor.signal();
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());

        assertThat(livenessMonitor.stuck()).containsExactly("report");
    }

    @Test
    void expectsNoHeartbeatOfTaskThatHasEnded() {
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));

        livenessMonitor.end("report");
        nanos.addAndGet(ONE_HOUR.toNanos());

        assertThat(livenessMonitor.stuck()).isEmpty();
    }

    @Test
    void postponesDeadlinesByTimeOfSuspension() {
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));
        nanos.addAndGet(ONE_HOUR.toNanos());

        livenessMonitor.postponeDeadlines(ONE_HOUR);

        assertThat(livenessMonitor.stuck()).isEmpty();
    }
}
