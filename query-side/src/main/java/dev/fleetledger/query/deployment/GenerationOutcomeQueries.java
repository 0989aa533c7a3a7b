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

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the outcome per cluster of all generations of a command or a rollout, for the clusters that the reader may see. */
@Component
public class GenerationOutcomeQueries {

    private record Row(String key, String deployment, String cluster, long generation, boolean newest, String outcome,
            Instant outcomeSince) {}

    private final JdbcClient jdbc;
    private final DeploymentQueries deploymentQueries;

    GenerationOutcomeQueries(JdbcClient jdbc, DeploymentQueries deploymentQueries) {
        this.jdbc = jdbc;
        this.deploymentQueries = deploymentQueries;
    }

    /** @return outcomes by command id */
    public Map<String, List<GenerationOutcome>> findByCommands(Collection<String> commands, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        return find("g.command", "text", commands, authenticatedReader, readPoint);
    }

    /** @return outcomes by rollout id */
    public Map<String, List<GenerationOutcome>> findByRollouts(Collection<String> rollouts, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        return find("g.rollout", "uuid", rollouts, authenticatedReader, readPoint);
    }

    private Map<String, List<GenerationOutcome>> find(String column, String type, Collection<String> values,
            AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions();
        sqlConditions.and(column + " = any(cast(:values as " + type + "[]))", "values", values.toArray(String[]::new))
                .and(VisibilitySql.deployments(authenticatedReader, sqlConditions, "d"));
        List<Row> rows = jdbc.sql("select " + column + "::text, d.id, g.cluster, g.generation, d.generation = g.generation,"
                        + " coalesce(g.outcome, 'Superseded'), coalesce(g.outcome_at, g.superseded_at, g.wanted_at)"
                        + " from generations g join deployments d on d.workload = g.workload and d.cluster = g.cluster"
                        + sqlConditions.sql()
                        + " order by g.cluster, g.generation")
                .params(sqlConditions.parameters()).query(GenerationOutcomeQueries::row).list();
        Map<String, DeploymentResponse> current =
                deploymentQueries.findByIds(rows.stream().filter(Row::newest).map(Row::deployment).distinct().toList(), readPoint);
        Map<String, List<GenerationOutcome>> outcomes = new LinkedHashMap<>();
        rows.forEach(row -> outcomes.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(outcome(row, current)));
        return outcomes;
    }

    private static GenerationOutcome outcome(Row row, Map<String, DeploymentResponse> current) {
        DeploymentResponse deployment = row.newest() ? current.get(row.deployment()) : null;
        return deployment == null
                ? new GenerationOutcome(row.cluster(), row.generation(), row.outcome(), row.outcomeSince(), true)
                : new GenerationOutcome(row.cluster(), row.generation(), deployment.status().apiName(), deployment.since(), false);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)), String.valueOf(row.getString(3)), row.getLong(4),
                row.getBoolean(5), String.valueOf(row.getString(6)), row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
