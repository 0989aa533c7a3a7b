package dev.fleetledger.query.past;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/** Finds the last step of the projections until a point of the past. */
@Component
class PastStepQueries {

    /** @param latest the latest time of all events and reports until the step */
    record PastStep(long number, long position, Instant latest) {}

    /**
     * @param now             database time
     * @param pendingPosition of the last event until the time that the views don't show yet; 0: there is none
     */
    record Recorded(Instant now, long pendingPosition) {}

    // Each branch is one index entry. Reports after the position come before the next event, so that there may be many.
    private static final String BY_POSITION = "(select number, position, greatest(latest, 'epoch') from steps where position = :position"
            + " and report_number is null order by position, number limit 1) union all (select number, position, greatest(latest, 'epoch')"
            + " from steps where position < :position order by position desc, number desc limit 1) order by number desc limit 1";
    private static final String BY_TIME = "select number, position, greatest(latest, 'epoch') from steps where latest <= :time"
            + " order by latest desc, number desc limit 1";
    private static final String RECORDED = "select now(), coalesce((select max(e.position) from ledger.events e"
            + " where e.position > p.position and e.timestamp <= :time), 0) from progress p where p.id = 1";

    private final JdbcClient jdbc;

    PastStepQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PastStep> findAt(long position) {
        return jdbc.sql(BY_POSITION).param("position", position).query(PastStepQueries::mapStep).optional();
    }

    Optional<PastStep> findAt(Instant time) {
        return jdbc.sql(BY_TIME).param("time", ProjectionCheckpoint.utc(time)).query(PastStepQueries::mapStep).optional();
    }

    Recorded findRecorded(Instant time) {
        return jdbc.sql(RECORDED).param("time", ProjectionCheckpoint.utc(time))
                .query((row, n) -> new Recorded(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2))).single();
    }

    private static PastStep mapStep(ResultSet row, int n) throws SQLException {
        return new PastStep(row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
