package dev.fleetledger.query.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.deployment.CurrentStatusSql;
import dev.fleetledger.query.deployment.DeploymentQueries;
import dev.fleetledger.query.deployment.DeploymentResponse;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ReadPoint;

/** Computes statuses of workloads from their visible deployments. */
@Component
class WorkloadStatusQueries {

    private final CurrentStatusSql currentStatusSql;
    private final DeploymentQueries deploymentQueries;
    private final JdbcClient jdbc;

    WorkloadStatusQueries(CurrentStatusSql currentStatusSql, DeploymentQueries deploymentQueries, JdbcClient jdbc) {
        this.currentStatusSql = currentStatusSql;
        this.deploymentQueries = deploymentQueries;
        this.jdbc = jdbc;
    }

    Map<UUID, WorkloadStatus> findByWorkloads(Collection<UUID> workloads, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        List<WorkloadStatus.Row> rows = rows(workloads, authenticatedReader, readPoint);
        Map<UUID, String> worst = new LinkedHashMap<>();
        rows.forEach(row -> worst.putIfAbsent(row.workload(), row.worst()));
        Map<String, DeploymentResponse> reasons = deploymentQueries.findByIds(List.copyOf(worst.values()), readPoint);
        Map<UUID, WorkloadStatus> statuses = new HashMap<>();
        for (WorkloadStatus.Row row : rows) {
            DeploymentResponse reason = reasons.get(row.worst());
            statuses.put(row.workload(), WorkloadStatus.accumulate(statuses.get(row.workload()), row, reason == null ? null
                    : reason.statusReason()));
        }
        return statuses;
    }

    private List<WorkloadStatus.Row> rows(Collection<UUID> workloads, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions();
        String from = currentStatusSql.subquery(authenticatedReader, sqlConditions, readPoint);
        sqlConditions.and("d.workload = any(:workloads)", "workloads", workloads.toArray(UUID[]::new));
        return jdbc.sql("select d.workload, d.shown, count(*), min(d.id), min(d.shown_since), max(d.shown_since), coalesce(d.ended = 'Forgotten', false) from " + from + " d" + sqlConditions.sql()
                        + " group by d.workload, d.shown, d.rank, coalesce(d.ended = 'Forgotten', false) order by d.rank")
                .params(sqlConditions.parameters()).query(WorkloadStatusQueries::row).list();
    }

    private static WorkloadStatus.Row row(ResultSet row, int n) throws SQLException {
        return new WorkloadStatus.Row(row.getObject(1, UUID.class), String.valueOf(row.getString(2)), row.getInt(3),
                String.valueOf(row.getString(4)), time(row, 5), time(row, 6), row.getBoolean(7));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}
