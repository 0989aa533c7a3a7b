package dev.fleetledger.problem.shutdown;

import java.time.Duration;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Delays a shutdown. Spring Boot has taken the readiness away by then, and stops the web server afterwards. A web server that stops
 * earlier answers 503 to what has just been connected (Tomcat 11, {@code Http11Processor}).
 */
final class ShutdownDelay implements ApplicationListener<ContextClosedEvent>, Ordered {

    private final ApplicationContext context;
    private final Duration delay;

    ShutdownDelay(ApplicationContext context, Duration delay) {
        this.context = context;
        this.delay = delay;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // The context of the management port is a child, and has an event of its own.
        if (event.getApplicationContext() == context) {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs before the listener that ends the management port, where the health is served. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
