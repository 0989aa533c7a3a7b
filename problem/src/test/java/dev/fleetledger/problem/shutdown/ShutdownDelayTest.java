package dev.fleetledger.problem.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

class ShutdownDelayTest {

    /** Stops in the same way as Spring Boot's web server. */
    private static final class Server implements SmartLifecycle {

        private boolean running;
        private long stoppedAt;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            stoppedAt = System.nanoTime();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    @Test
    void serverStopsAfterDelay() {
        var delay = Duration.ofMillis(300);
        var server = new Server();
        var context = contextWith(delay);
        context.registerBean(Server.class, () -> server);
        context.refresh();
        long closedAt = System.nanoTime();

        context.close();

        assertThat(Duration.ofNanos(server.stoppedAt - closedAt)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    @Timeout(30)
    void contextOfManagementPortEndsWithoutDelay() {
        var context = contextWith(Duration.ofDays(1));
        context.refresh();
        var management = new GenericApplicationContext(context);
        management.refresh();

        management.close();

        assertThat(management.isActive()).isFalse();
    }

    private static GenericApplicationContext contextWith(Duration delay) {
        var context = new GenericApplicationContext();
        context.registerBean(ShutdownDelay.class, () -> new ShutdownDelay(context, delay));
        return context;
    }
}
