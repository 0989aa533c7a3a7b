package dev.fleetledger.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void findsStuckTaskAfterCheckThatFailed() throws Exception {
        CompletableFuture<List<String>> found = new CompletableFuture<>();
        List<WatchdogTarget> targets = List.of(new FailsFirst());
        try (Watchdog<WatchdogTarget> watchdog = new Watchdog<>(() -> targets, (target, stuck) -> found.complete(stuck))) {
            watchdog.start();

            assertThat(found.get(1, TimeUnit.MINUTES)).containsExactly("report");
        }
    }

    /** What it watches may be destroyed by then. */
    @Test
    void checksNothingAfterItWasClosed() throws Exception {
        AtomicInteger checks = new AtomicInteger();
        Watchdog<WatchdogTarget> watchdog = new Watchdog<>(() -> {
            checks.incrementAndGet();
            return List.of();
        }, (target, stuck) -> {});
        watchdog.start();
        TimeUnit.MILLISECONDS.sleep(200);

        watchdog.close();

        TimeUnit.MILLISECONDS.sleep(1_500);
        assertThat(checks).hasValue(0);
    }

    private static final class FailsFirst implements WatchdogTarget {

        private int checks;

        @Override
        public List<String> stuck() {
            if (++checks == 1) {
                throw new IllegalStateException("The first check fails");
            }
            return List.of("report");
        }

        @Override
        public void postponeDeadlines(Duration time) {}
    }
}
