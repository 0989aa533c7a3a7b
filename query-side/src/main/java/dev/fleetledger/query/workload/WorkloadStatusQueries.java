package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.criteria.JpaDerivedRoot;
import org.hibernate.query.criteria.JpaSubQuery;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.deployment.CurrentStatusExpressions;
import dev.fleetledger.query.deployment.CurrentStatusFactory;
import dev.fleetledger.query.deployment.DeploymentQueries;
import dev.fleetledger.query.deployment.DeploymentResponse;
import dev.fleetledger.query.deployment.DeploymentSpecifications;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;
import dev.fleetledger.query.sql.SqlPredicates;
import dev.fleetledger.query.web.ReadPoint;

/** Computes statuses of workloads from their visible deployments. */
@Component
class WorkloadStatusQueries {

    private final CurrentStatusFactory statusFactory;
    private final DeploymentQueries deploymentQueries;
    private final EntityManager entityManager;

    WorkloadStatusQueries(CurrentStatusFactory statusFactory, DeploymentQueries deploymentQueries, EntityManager entityManager) {
        this.statusFactory = statusFactory;
        this.deploymentQueries = deploymentQueries;
        this.entityManager = entityManager;
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

    /** Groups a subquery: the status contains parameters, so that PostgreSQL doesn't take it for the same expression in two places. */
    private List<WorkloadStatus.Row> rows(Collection<UUID> workloads, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) entityManager.getCriteriaBuilder();
        JpaCriteriaQuery<Tuple> query = builder.createTupleQuery();
        JpaDerivedRoot<Tuple> current = query.from(currentStatuses(query.subquery(Tuple.class), workloads, authenticatedReader, readPoint,
                builder));
        Path<UUID> workload = current.get("workload");
        Path<String> status = current.get("status");
        Path<String> deployment = current.get("deployment");
        Path<Instant> since = current.get("since");
        Path<Integer> rank = current.get("rank");
        query.multiselect(workload, status, builder.count(deployment), builder.least(deployment), builder.least(since),
                builder.greatest(since), rank).groupBy(workload, status, rank).orderBy(builder.asc(rank));
        return entityManager.createQuery(query).getResultList().stream().map(WorkloadStatusQueries::toRow).toList();
    }

    private JpaSubQuery<Tuple> currentStatuses(JpaSubQuery<Tuple> deployments, Collection<UUID> workloads,
            AuthenticatedReader authenticatedReader, ReadPoint readPoint, HibernateCriteriaBuilder builder) {
        Root<DeploymentView> deployment = deployments.from(DeploymentView.class);
        Path<UUID> workload = deployment.get(DeploymentView_.workload);
        CurrentStatusExpressions current = statusFactory.of(deployment, readPoint, builder);
        deployments.multiselect(workload.alias("workload"), deployment.get(DeploymentView_.id).alias("deployment"),
                        current.status().alias("status"), current.since().alias("since"), current.rank().alias("rank"))
                .where(SqlPredicates.equalsAny(builder, workload, workloads.toArray(UUID[]::new)),
                        DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder));
        return deployments;
    }

    private static WorkloadStatus.Row toRow(Tuple row) {
        return new WorkloadStatus.Row(row.get(0, UUID.class), row.get(1, String.class), row.get(2, Long.class).intValue(),
                row.get(3, String.class), row.get(4, Instant.class), row.get(5, Instant.class),
                CurrentStatusExpressions.isForgotten(row.get(6, Integer.class)));
    }
}
