package dev.fleetledger.command.cluster.remove;

import java.time.Instant;
import java.time.InstantSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.fleet.RemovalTable.Removal;
import dev.fleetledger.ledger.StreamConflictException;

/** Periodically executes due removals. Every instance runs it: each step is one transaction that locks the removal's row. */
@Component
final class ClusterRemovalScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRemovalScheduler.class);

    private final RemovalTable removalTable;
    private final ClusterRemovalStep removalStep;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ClusterRemovalScheduler(RemovalTable removalTable, ClusterRemovalStep removalStep, ObjectProvider<InstantSource> clocks,
            PlatformTransactionManager transactions) {
        this.removalTable = removalTable;
        this.removalStep = removalStep;
        this.clock = clocks.getIfAvailable(InstantSource::system);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void runDue() {
        removalTable.findDue(clock.instant()).forEach(this::step);
    }

    /** A failing step does not affect the other clusters. */
    private void step(String cluster) {
        Instant now = clock.instant();
        try {
            transaction.executeWithoutResult(status -> removalTable.lockDue(cluster, now)
                    .ifPresent((Removal removal) -> removalStep.run(removal, now)));
        } catch (StreamConflictException | ConcurrencyFailureException e) {
            LOG.debug("Conflict with another transaction; the next run retries", e);
        } catch (RuntimeException e) {
            LOG.warn("A step of the removal of cluster {} failed, retrying: {}", cluster, e.toString());
        }
    }
}
