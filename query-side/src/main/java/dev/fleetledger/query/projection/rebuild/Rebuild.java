package dev.fleetledger.query.projection.rebuild;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Projects everything into an empty schema, up to the checkpoint of the running views, so that both can be compared. */
@Component
public class Rebuild {

    private static final List<String> TABLES = List.of("drafts", "workloads", "revisions", "rollouts", "deployments", "observations",
            "generations", "clusters", "questions", "previews", "inventories", "grants", "audit");

    private final QuerySideProperties sideProperties;
    private final ProjectionCheckpoint projectionCheckpoint;
    private final Replay replay;
    private final JdbcClient jdbc;

    Rebuild(QuerySideProperties sideProperties, ProjectionCheckpoint projectionCheckpoint, Replay replay, JdbcClient jdbc) {
        this.sideProperties = sideProperties;
        this.projectionCheckpoint = projectionCheckpoint;
        this.replay = replay;
        this.jdbc = jdbc;
    }

    /** @return a summary for the operator */
    public String run() {
        ProjectionCheckpoint.Checkpoint start = projectionCheckpoint.read();
        if (start.position() > 0 || start.reportNumber() > 0) {
            throw new IllegalStateException("Schema " + sideProperties.schema() + " is not empty; name a schema that does not exist yet");
        }
        long startNanos = System.nanoTime();
        replay.replayUpTo(targetCheckpoint());
        ProjectionCheckpoint.Checkpoint end = projectionCheckpoint.read();
        String rows = TABLES.stream().map(table -> table + " " + count(table)).collect(Collectors.joining(", "));
        return "Projected up to position %d and report %d into %s in %d ms: %s".formatted(end.position(), end.reportNumber(),
                sideProperties.schema(), (System.nanoTime() - startNanos) / 1_000_000, rows);
    }

    private ProjectionCheckpoint.Checkpoint targetCheckpoint() {
        String runningSchema = sideProperties.views().schema();
        boolean exists = jdbc.sql("select to_regclass(?) is not null").param('"' + runningSchema + "\".progress").query(Boolean.class)
                .single();
        return exists ? projectionCheckpoint.readFrom(runningSchema) : replay.headCheckpoint();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
