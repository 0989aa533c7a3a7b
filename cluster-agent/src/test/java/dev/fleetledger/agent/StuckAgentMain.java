package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;

/** Starts an agent as {@link AgentMain} does, whose first reconcile step never ends. */
public final class StuckAgentMain {

    private StuckAgentMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        AgentMain.run(new EnvironmentReader(System.getenv()).settings(), new StuckClock());
    }

    /** Blocks whoever asks for the time of an observation in a reconcile step, holding a lock on the workload's state. */
    private static final class StuckClock extends Clock {

        private final Clock clock = Clock.systemUTC();

        @Override
        public Instant instant() {
            while (Thread.currentThread().getName().startsWith("reconcile-")) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    // Not even an interrupt ends the step.
                }
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
