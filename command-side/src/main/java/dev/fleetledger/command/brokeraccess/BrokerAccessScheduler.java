package dev.fleetledger.command.brokeraccess;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import dev.fleetledger.command.leader.LeaderLock;

/** Periodically reconciles the agents' users, on one instance at a time. It is separate from the relay, so intents never wait for it. */
record BrokerAccessScheduler(DataSource source, BrokerAccessReconciler accessReconciler) {

    /** Key of the advisory lock for this task; must be unique in the database. */
    private static final long LOCK = 0x0F1EE7_1DE471_01L;
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccessScheduler.class);

    @Scheduled(fixedDelayString = "PT0.5S")
    void reconcile() {
        try {
            Optional<LeaderLock> acquired = LeaderLock.tryAcquire(source, LOCK);
            if (acquired.isPresent()) {
                try (LeaderLock leaderLock = acquired.get()) {
                    accessReconciler.reconcile();
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Reconciling the agents' Kafka users failed, retrying: {}", e.toString());
        }
    }
}
