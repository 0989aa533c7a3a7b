package dev.fleetledger.simulation.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One thread that runs the control loops of all clusters, after a change and at the times they request. */
public final class ControlLoopThread implements AutoCloseable {
    /** Delay that coalesces a burst of changes into one step. */
    private static final Duration COALESCE_DELAY = Duration.ofMillis(10);

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(ControlLoopThread.class.getName());

    private final InstantSource clock;
    private final Map<ControlLoop, Instant> due = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("controllers").unstarted(this::run);
    private volatile boolean closed;

    public ControlLoopThread(InstantSource clock) {
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    public void onChange(ControlLoop loop) {
        schedule(loop, clock.instant().plus(COALESCE_DELAY));
    }

    public synchronized void remove(ControlLoop loop) {
        due.remove(loop);
    }

    private synchronized void schedule(ControlLoop loop, Instant when) {
        due.merge(loop, when, (one, other) -> one.isBefore(other) ? one : other);
        notifyAll();
    }

    private void run() {
        while (!closed) {
            try {
                takeDue().forEach(this::run);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** A failed loop runs again, since what it was to do may have no further change to trigger it. */
    private void run(ControlLoop loop) {
        try {
            loop.run(clock.instant()).ifPresent(when -> schedule(loop, when));
        } catch (RuntimeException exception) {
            LOG.log(System.Logger.Level.ERROR, "A control loop failed", exception);
            schedule(loop, clock.instant().plus(RETRY_DELAY));
        }
    }

    private synchronized List<ControlLoop> takeDue() throws InterruptedException {
        Instant now = clock.instant();
        List<ControlLoop> ready = new ArrayList<>();
        due.forEach((loop, when) -> {
            if (!when.isAfter(now)) {
                ready.add(loop);
            }
        });
        ready.forEach(due::remove);
        if (ready.isEmpty()) {
            Duration wait = due.values().stream().min(Instant::compareTo).map(first -> Duration.between(now, first))
                    .orElse(Duration.ofMinutes(1));
            wait(Math.max(1, wait.toMillis()));
        }
        return ready;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
