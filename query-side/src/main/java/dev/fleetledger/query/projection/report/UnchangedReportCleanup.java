package dev.fleetledger.query.projection.report;

import java.time.Clock;
import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.settings.QuerySideProperties;

/** Periodically deletes old unchanged reports. Several instances may run it at once: each skips what another has deleted. */
@Component
@Profile("!rebuild")
public class UnchangedReportCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(UnchangedReportCleanup.class);

    private final UnchangedReportTable reportTable;
    private final QuerySideProperties sideProperties;
    private final Counter deletedReports;

    UnchangedReportCleanup(UnchangedReportTable reportTable, QuerySideProperties sideProperties, MeterRegistry meters) {
        this.reportTable = reportTable;
        this.sideProperties = sideProperties;
        this.deletedReports = meters.counter("fleetledger.reports.forgotten");
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT15M")
    void deleteOldReports() {
        try {
            deleteBefore(Clock.systemUTC().instant().minus(sideProperties.unchangedReportRetention()));
        } catch (RuntimeException e) {
            LOG.warn("Old unchanged reports could not be deleted: {}", e.toString());
        }
    }

    /**
     * @param time reports received before it are deleted, in broker time
     * @return number of deleted reports
     */
    public long deleteBefore(Instant time) {
        long deleted = reportTable.deleteReplaced(time);
        deletedReports.increment(deleted);
        return deleted;
    }
}
