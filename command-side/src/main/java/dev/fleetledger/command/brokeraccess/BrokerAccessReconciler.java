package dev.fleetledger.command.brokeraccess;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles the broker's users and ACLs with the active credentials. Used by one thread at a time. */
final class BrokerAccessReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccessReconciler.class);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final ActiveCredentials credentials;
    private final BrokerAccess broker;
    private final Duration interval;
    private volatile String state = "not checked yet";
    private long lastCounter = -1;
    private long nextRun = System.nanoTime();

    /** @param interval interval of the full comparison, because users can be changed or lost at the broker */
    BrokerAccessReconciler(ActiveCredentials credentials, BrokerAccess broker, Duration interval) {
        this.credentials = credentials;
        this.broker = broker;
        this.interval = interval;
    }

    String state() {
        return state;
    }

    /** Compares if a credential was issued or retired since this instance's last comparison, otherwise at the interval. */
    void reconcile() {
        long counter = credentials.changeCounter();
        if (counter == lastCounter && System.nanoTime() - nextRun < 0) {
            return;
        }
        if (credentials.isRestorePending()) {
            state = "waiting: the relay is blocked because the ledger is shorter than what agents have seen";
            return;
        }
        try {
            applyDiff();
            lastCounter = counter;
            scheduleNext(interval);
        } catch (BrokerAccess.BrokerAccessException e) {
            if (!state.equals(e.getMessage())) {
                LOG.warn("The agents' Kafka users could not be reconciled, retrying: {}", e.getMessage());
            }
            state = String.valueOf(e.getMessage());
            // Retries after a pause instead of at every tick; the retry includes changes made in the meantime.
            lastCounter = counter;
            scheduleNext(RETRY_DELAY);
        }
    }

    private void applyDiff() {
        BrokerAccessDiff accessDiff = broker.diff(credentials.findActive());
        if (!accessDiff.isEmpty()) {
            broker.apply(accessDiff);
            LOG.info("Reconciled the agents' Kafka users: {} created, {} deleted; ACLs: {} created, {} deleted", accessDiff.usersToCreate()
                    .size(),
                    accessDiff.usersToDelete().size(), accessDiff.aclsToCreate().size(), accessDiff.aclsToDelete().size());
        }
        state = "reconciled";
    }

    private void scheduleNext(Duration delay) {
        nextRun = System.nanoTime() + delay.toNanos();
    }
}
