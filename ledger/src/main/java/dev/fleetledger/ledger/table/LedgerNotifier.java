package dev.fleetledger.ledger.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Notifies readers of possible new events: immediately after a commit of this process, otherwise by polling. A notification is a hint. */
public final class LedgerNotifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerNotifier.class);

    private final EventTable table;
    private final Set<LongConsumer> listeners = new CopyOnWriteArraySet<>();
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    public LedgerNotifier(EventTable table, Duration interval) {
        this.table = table;
        scheduler.setThreadNamePrefix("ledger-new-events-");
        scheduler.setDaemon(true);
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::poll, Instant.now().plus(interval), interval);
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
        scheduler.shutdown();
    }

    /** Registration of a listener; closing it removes the listener. */
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }
}
