package dev.fleetledger.query.projection.checkpoint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.StoredReport;

/** The views' checkpoint. Every projecting transaction locks its row first, so that events and reports are projected in one order. */
@Component
public class ProjectionCheckpoint {

    /**
     * @param position     position of the last event projected
     * @param reportNumber number of the last report projected
     */
    public record Checkpoint(long position, @Nullable Instant positionAt, long reportNumber, @Nullable Instant reportAt) {}

    private static final String SELECT = "select position, position_at, report_number, report_at from progress where id = 1";

    private final JdbcClient jdbc;

    ProjectionCheckpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Checkpoint read() {
        return query(SELECT);
    }

    /** Reads the checkpoint of the views in another schema. */
    public Checkpoint readFrom(String schema) {
        return query(SELECT.replace("progress", '"' + schema.replace("\"", "") + "\".progress"));
    }

    /** Locks the checkpoint until the transaction ends; no other instance projects meanwhile. */
    public Checkpoint lock() {
        return query(SELECT + " for update");
    }

    public void advanceEvents(ProjectedEvent last) {
        jdbc.sql("update progress set position = ?, position_at = ? where id = 1").params(last.position(), utc(last.at())).update();
    }

    public void advanceReports(StoredReport last) {
        jdbc.sql("update progress set report_number = ?, report_at = ? where id = 1").params(last.number(), utc(last.receivedAt()))
                .update();
    }

    private Checkpoint query(String sql) {
        return jdbc.sql(sql).query((row, n) ->
                new Checkpoint(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class)), row.getLong(3),
                        instant(row.getObject(4, OffsetDateTime.class)))).single();
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
