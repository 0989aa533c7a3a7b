package dev.fleetledger.query.hub;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.fold.Progress;
import dev.fleetledger.query.fold.Replay;
import dev.fleetledger.query.platform.Settings;

/** Projects everything into an empty schema, up to the checkpoint of the running views, so that both can be compared. */
@Component
public class Rebuild {

    private static final List<String> TABLES = List.of("drafts", "workloads", "revisions", "rollouts", "deployments", "observations",
            "generations", "clusters", "questions", "previews", "inventories", "grants", "audit");

    private final Settings settings;
    private final Progress progress;
    private final Replay replay;
    private final JdbcClient jdbc;

    Rebuild(Settings settings, Progress progress, Replay replay, JdbcClient jdbc) {
        this.settings = settings;
        this.progress = progress;
        this.replay = replay;
        this.jdbc = jdbc;
    }

    /** @return a summary for the operator */
    public String run() {
        Progress.Point start = progress.read();
        if (start.position() > 0 || start.reportNumber() > 0) {
            throw new IllegalStateException("Schema " + settings.schema() + " is not empty; name one that is not there yet");
        }
        long began = System.nanoTime();
        replay.upTo(goal());
        Progress.Point end = progress.read();
        String rows = TABLES.stream().map(table -> table + " " + count(table)).collect(Collectors.joining(", "));
        return "Folded up to position %d and report %d into %s in %d ms: %s".formatted(end.position(), end.reportNumber(),
                settings.schema(), (System.nanoTime() - began) / 1_000_000, rows);
    }

    private Progress.Point goal() {
        String running = settings.views().schema();
        boolean there = jdbc.sql("select to_regclass(?) is not null").param('"' + running + "\".progress").query(Boolean.class).single();
        return there ? progress.in(running) : replay.everything();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
