package dev.fleetledger.query.live;

import java.time.Clock;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Periodically deletes old changes. Several instances may run it at once: each skips what another has deleted. */
@Component
@Profile("!rebuild")
public class ChangeCleanup {

    /** Bounds the table, whatever the rate of changes: about 70 MB. */
    private static final long MAX_CHANGES = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeCleanup.class);

    private final ChangeTable table;
    private final QuerySideProperties sideProperties;

    ChangeCleanup(ChangeTable table, QuerySideProperties sideProperties) {
        this.table = table;
        this.sideProperties = sideProperties;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void deleteOldChanges() {
        try {
            deleteBefore(Clock.systemUTC().instant().minus(sideProperties.changes().retention()));
        } catch (RuntimeException e) {
            LOG.warn("Old changes could not be deleted: {}", e.toString());
        }
    }

    /** @return number of deleted changes: those made before this time, and the oldest ones of too many */
    public int deleteBefore(Instant time) {
        return table.delete(time, MAX_CHANGES);
    }
}
