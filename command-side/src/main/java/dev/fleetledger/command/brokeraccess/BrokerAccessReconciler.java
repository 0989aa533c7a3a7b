package dev.fleetledger.command.brokeraccess;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles the broker's users and ACLs with the active credentials. Used by a single thread. */
final class BrokerAccessReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccessReconciler.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final ActiveCredentials credentials;
    private final BrokerAccess broker;
    private final Duration betweenLooks;
    private volatile String state = "not looked yet";
    private long mark = -1;
    private long nextLook = System.nanoTime();

    /** @param interval interval of the full comparison, because users can be changed or lost at the broker */
    BrokerAccessReconciler(ActiveCredentials credentials, BrokerAccess broker, Duration betweenLooks) {
        this.credentials = credentials;
        this.broker = broker;
        this.betweenLooks = betweenLooks;
    }

    String state() {
        return state;
    }

    /** Reconciles immediately after a credential was issued or retired, otherwise at the interval. */
    void reconcile() {
        long now = credentials.changeCounter();
        if (now == mark && System.nanoTime() - nextLook < 0) {
            return;
        }
        if (credentials.isRestorePending()) {
            state = "waits: the ledger went backwards, was a backup restored?";
            return;
        }
        try {
            look();
            mark = now;
            next(betweenLooks);
        } catch (BrokerAccess.BrokerAccessException e) {
            if (!state.equals(e.getMessage())) {
                LOG.warn("The agents' Kafka users could not be reconciled, retrying: {}", e.getMessage());
            }
            state = String.valueOf(e.getMessage());
            // Retries after a pause instead of at every tick; the retry includes changes made in the meantime.
            mark = now;
            next(AFTER_TROUBLE);
        }
    }

    private void look() {
        BrokerAccessDiff accessDiff = broker.diff(credentials.live());
        if (!accessDiff.isNone()) {
            broker.apply(accessDiff);
            LOG.info("Reconciled the agents' Kafka users: {} created, {} deleted; ACLs: {} created, {} deleted", accessDiff.usersToCreate().size(),
                    accessDiff.usersToDelete().size(), accessDiff.aclsToCreate().size(), accessDiff.aclsToDelete().size());
        }
        state = "in step";
    }

    private void next(Duration pause) {
        nextLook = System.nanoTime() + pause.toNanos();
    }
}
