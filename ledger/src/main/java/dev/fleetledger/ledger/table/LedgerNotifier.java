package dev.fleetledger.ledger.table;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies readers of possible new events: immediately after a commit of this process, otherwise by polling. A notification is a hint. */
public final class LedgerNotifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerNotifier.class);

    private final EventTable table;
    private final Set<LongConsumer> listeners = new CopyOnWriteArraySet<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ledger-new-events").factory());

    public LedgerNotifier(EventTable table, Duration interval) {
        this.table = table;
        scheduler.scheduleWithFixedDelay(this::poll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param listener receives the ledger's head repeatedly and must return quickly. Closing the returned registration removes it. */
    public Registration listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Is called after a transaction of this process has been committed. */
    public void notifyCommitted() {
        scheduler.execute(this::poll);
    }

    private void poll() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            long head = table.head();
            listeners.forEach(listener -> listener.accept(head));
        } catch (RuntimeException e) {
            // The database is unavailable. Readers detect this themselves, and polling continues.
            LOG.debug("Polling for new events failed", e);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    /** Registration of a listener; closing it removes the listener. */
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }
}
