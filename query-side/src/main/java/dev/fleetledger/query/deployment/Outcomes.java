package dev.fleetledger.query.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Where;

/** Reads the outcome per cluster of all generations of a command or a rollout, for the clusters that the reader may see. */
@Component
public class Outcomes {

    private record Row(String of, String deployment, String cluster, long generation, boolean newest, String then, Instant thenSince) {}

    private final JdbcClient jdbc;
    private final DeploymentAnswers answers;

    Outcomes(JdbcClient jdbc, DeploymentAnswers answers) {
        this.jdbc = jdbc;
        this.answers = answers;
    }

    /** @return outcomes by command id */
    public Map<String, List<Outcome>> ofCommands(Collection<String> commands, Reader reader, Moment moment) {
        return of("g.command", "text", commands, reader, moment);
    }

    /** @return outcomes by rollout id */
    public Map<String, List<Outcome>> ofRollouts(Collection<String> rollouts, Reader reader, Moment moment) {
        return of("g.rollout", "uuid", rollouts, reader, moment);
    }

    private Map<String, List<Outcome>> of(String column, String type, Collection<String> values, Reader reader, Moment moment) {
        Where where = new Where();
        where.and(column + " = any(cast(:values as " + type + "[]))", "values", values.toArray(String[]::new))
                .and(Cut.deployments(reader, where, "d"));
        List<Row> rows = jdbc.sql("select " + column + "::text, d.id, g.cluster, g.generation, d.generation = g.generation,"
                        + " coalesce(g.outcome, 'Superseded'), coalesce(g.outcome_at, g.superseded_at, g.wanted_at)"
                        + " from generations g join deployments d on d.workload = g.workload and d.cluster = g.cluster" + where.sql()
                        + " order by g.cluster, g.generation")
                .params(where.parameters()).query(Outcomes::row).list();
        Map<String, DeploymentAnswer> today = answers.read(rows.stream().filter(Row::newest).map(Row::deployment).distinct().toList(), moment);
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        rows.forEach(row -> outcomes.computeIfAbsent(row.of(), of -> new ArrayList<>()).add(outcome(row, today)));
        return outcomes;
    }

    private static Outcome outcome(Row row, Map<String, DeploymentAnswer> today) {
        DeploymentAnswer now = row.newest() ? today.get(row.deployment()) : null;
        return now == null
                ? new Outcome(row.cluster(), row.generation(), row.then(), row.thenSince(), true)
                : new Outcome(row.cluster(), row.generation(), now.status().word(), now.since(), false);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)), String.valueOf(row.getString(3)), row.getLong(4),
                row.getBoolean(5), String.valueOf(row.getString(6)), row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
