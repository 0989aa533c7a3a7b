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

import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.deployment.DeploymentAnswer;
import dev.fleetledger.query.deployment.DeploymentAnswers;
import dev.fleetledger.query.deployment.ShownSql;

/** Computes statuses of workloads from their visible deployments. */
@Component
class WorkloadStatuses {

    private final ShownSql shown;
    private final DeploymentAnswers answers;
    private final JdbcClient jdbc;

    WorkloadStatuses(ShownSql shown, DeploymentAnswers answers, JdbcClient jdbc) {
        this.shown = shown;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    Map<UUID, WorkloadStatus> of(Collection<UUID> workloads, Reader reader, Moment moment) {
        List<WorkloadStatus.Row> rows = rows(workloads, reader, moment);
        Map<UUID, String> worst = new LinkedHashMap<>();
        rows.forEach(row -> worst.putIfAbsent(row.workload(), row.worst()));
        Map<String, DeploymentAnswer> reasons = answers.read(List.copyOf(worst.values()), moment);
        Map<UUID, WorkloadStatus> statuses = new HashMap<>();
        for (WorkloadStatus.Row row : rows) {
            DeploymentAnswer reason = reasons.get(row.worst());
            statuses.put(row.workload(), WorkloadStatus.and(statuses.get(row.workload()), row, reason == null ? null : reason.statusReason()));
        }
        return statuses;
    }

    private List<WorkloadStatus.Row> rows(Collection<UUID> workloads, Reader reader, Moment moment) {
        Where where = new Where();
        String from = shown.table(reader, where, moment);
        where.and("d.workload = any(:workloads)", "workloads", workloads.toArray(UUID[]::new));
        return jdbc.sql("select d.workload, d.shown, count(*), min(d.id), min(d.shown_since), max(d.shown_since), coalesce(d.ended = 'Forgotten', false) from " + from + " d" + where.sql()
                        + " group by d.workload, d.shown, d.rank, coalesce(d.ended = 'Forgotten', false) order by d.rank")
                .params(where.parameters()).query(WorkloadStatuses::row).list();
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
