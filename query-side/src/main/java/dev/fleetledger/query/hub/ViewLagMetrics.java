package dev.fleetledger.query.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/** Measures how far the views lag behind the ledger, for the API and as metrics. */
@Component
class ViewLagMetrics {

    /** @param seconds age of the oldest event that is not projected; 0 when there is none */
    record ViewLag(long head, long positions, double seconds, ProjectionCheckpoint.Checkpoint checkpoint) {}

    private final ProjectionCheckpoint projectionCheckpoint;
    private final JdbcClient jdbc;

    ViewLagMetrics(ProjectionCheckpoint projectionCheckpoint, JdbcClient jdbc, MeterRegistry meters) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.jdbc = jdbc;
        meters.gauge("fleetledger.views.lag.positions", this, lagMetrics -> lagMetrics.measure().positions());
        meters.gauge("fleetledger.views.lag.seconds", this, lagMetrics -> lagMetrics.measure().seconds());
        meters.gauge("fleetledger.parked.stored", this, ViewLagMetrics::countParked);
    }

    ViewLag measure() {
        ProjectionCheckpoint.Checkpoint checkpoint = projectionCheckpoint.read();
        long head = jdbc.sql("select coalesce(max(position), 0) from ledger.events").query(Long.class).single();
        return new ViewLag(head, Math.max(0, head - checkpoint.position()), head > checkpoint.position()
                ? secondsBehind(checkpoint.position()) : 0, checkpoint);
    }

    long countParked() {
        return jdbc.sql("select count(*) from observed.parked").query(Long.class).single();
    }

    private double secondsBehind(long position) {
        return jdbc.sql("select timestamp, now() from ledger.events where position > ? order by position limit 1").param(position)
                .query((row, n) -> secondsBetween(row.getObject(1, OffsetDateTime.class).toInstant(), row.getObject(2, OffsetDateTime.class)
                        .toInstant()))
                .optional().orElse(0.0);
    }

    private static double secondsBetween(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toMillis() / 1_000.0);
    }
}
