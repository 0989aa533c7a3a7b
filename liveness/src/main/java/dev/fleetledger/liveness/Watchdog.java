package dev.fleetledger.liveness;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds stuck targets, from a platform thread of its own, which depends on nothing that it watches. */
public final class Watchdog<T extends WatchdogTarget> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** If this thread itself is so late, the process was suspended or had no processor, and no task is to blame. */
    private static final Duration MAX_LATENESS = Duration.ofSeconds(3);

    private final Supplier<? extends Collection<T>> targets;
    private final BiConsumer<T, List<String>> onStuck;
    private Set<T> suspects = Set.of();
    private volatile boolean closed;

    /** @param onStuck receives a target that was stuck at two checks in a row, with the names of its stuck tasks; must return */
    public Watchdog(Supplier<? extends Collection<T>> targets, BiConsumer<T, List<String>> onStuck) {
        this.targets = targets;
        this.onStuck = onStuck;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("watchdog").start(this::run);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        try {
            while (!closed) {
                long start = System.nanoTime();
                Thread.sleep(INTERVAL);
                if (!closed) {
                    checkUnlessLate(Duration.ofNanos(System.nanoTime() - start).minus(INTERVAL));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkUnlessLate(Duration lateness) {
        try {
            if (lateness.compareTo(MAX_LATENESS) > 0) {
                LOG.warn("The process stood still for {}", lateness);
                suspects = Set.of();
                targets.get().forEach(target -> target.postponeDeadlines(lateness));
            } else {
                check();
            }
        } catch (RuntimeException e) {
            // Without this thread, nothing would find a stuck task any more.
            LOG.error("Could not check whether tasks are stuck", e);
        }
    }

    private void check() {
        Set<T> stuck = targets.get().stream().filter(target -> !target.stuck().isEmpty()).collect(Collectors.toSet());
        stuck.stream().filter(suspects::contains).forEach(target -> onStuck.accept(target, target.stuck()));
        suspects = stuck;
    }
}
