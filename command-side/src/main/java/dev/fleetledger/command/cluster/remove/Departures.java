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

import dev.fleetledger.command.fleet.Removals;
import dev.fleetledger.command.fleet.Removals.Removal;
import dev.fleetledger.ledger.StreamMovedOn;

/** Periodically executes due removals. Every instance runs it: each step is one transaction that locks the removal's row. */
@Component
final class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final Removals removals;
    private final Departure departure;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Departures(Removals removals, Departure departure, ObjectProvider<InstantSource> clocks, PlatformTransactionManager transactions) {
        this.removals = removals;
        this.departure = departure;
        this.clock = clocks.getIfAvailable(InstantSource::system);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void look() {
        removals.due(clock.instant()).forEach(this::step);
    }

    /** A failing step does not affect the other clusters. */
    private void step(String cluster) {
        Instant now = clock.instant();
        try {
            transaction.executeWithoutResult(status -> removals.take(cluster, now).ifPresent((Removal removal) -> departure.goOn(removal, now)));
        } catch (StreamMovedOn | ConcurrencyFailureException e) {
            LOG.debug("Another was first, the next look goes on", e);
        } catch (RuntimeException e) {
            LOG.warn("The removal of {} is tried again: {}", cluster, e.toString());
        }
    }
}
