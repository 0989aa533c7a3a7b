package dev.fleetledger.query.workload;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.deployment.CurrentStatusExpressions;
import dev.fleetledger.query.deployment.CurrentStatusFactory;
import dev.fleetledger.query.deployment.DeploymentSpecifications;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;
import dev.fleetledger.query.sql.SqlPredicates;
import dev.fleetledger.query.sql.WholeTableReader;
import dev.fleetledger.query.web.ReadPoint;

/**
 * Finds workloads by the worst status of their visible deployments. It judges deployments once: as a condition of the page's queries,
 * PostgreSQL would do so for each workload, and again for the total.
 */
@Component
class WorkloadStatusFilter {

    private static final int RANK_WITHOUT_DEPLOYMENTS =
            CurrentStatusExpressions.ranks(WorkloadStatus.WITHOUT_DEPLOYMENTS.status()).getFirst();

    /** Nearly all deployments can have them: the one that is wanted, and the one while their cluster is not heard. */
    private static final Set<Status> USUAL = EnumSet.of(Status.RUNNING, Status.EXCEPTION);

    /** Up to so many workloads, looking up their deployments is faster than reading those of the fleet. */
    private static final int MAX_LOOKED_UP = 100;

    private final CurrentStatusFactory statusFactory;
    private final WholeTableReader wholeTableReader;
    private final EntityManager entityManager;

    WorkloadStatusFilter(CurrentStatusFactory statusFactory, WholeTableReader wholeTableReader, EntityManager entityManager) {
        this.statusFactory = statusFactory;
        this.wholeTableReader = wholeTableReader;
        this.entityManager = entityManager;
    }

    /** @param candidates workloads of which only those in the status are returned */
    List<UUID> find(Status status, Specification<WorkloadView> candidates, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        List<UUID> ids = withoutThoseThatCannotHave(status, ids(candidates));
        Map<UUID, Integer> ranks = ids.size() > MAX_LOOKED_UP
                ? wholeTableReader.read(() -> worstRanks(ids, authenticatedReader, readPoint))
                : worstRanks(ids, authenticatedReader, readPoint);
        List<Integer> requested = CurrentStatusExpressions.ranks(status);
        return ids.stream().filter(id -> requested.contains(ranks.getOrDefault(id, RANK_WITHOUT_DEPLOYMENTS))).toList();
    }

    /** Of many workloads only those need be judged of which a deployment can have the status: few, if it is rare. */
    private List<UUID> withoutThoseThatCannotHave(Status status, List<UUID> ids) {
        if (ids.size() <= MAX_LOOKED_UP || USUAL.contains(status) || status == WorkloadStatus.WITHOUT_DEPLOYMENTS.status()) {
            return ids;
        }
        Set<UUID> able = wholeTableReader.read(() -> workloadsThatCanHave(status));
        return ids.stream().filter(able::contains).toList();
    }

    private Set<UUID> workloadsThatCanHave(Status status) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<UUID> query = builder.createQuery(UUID.class);
        Root<DeploymentView> deployment = query.from(DeploymentView.class);
        return Set.copyOf(entityManager.createQuery(query.select(deployment.get(DeploymentView_.workload)).distinct(true)
                .where(CurrentStatusExpressions.canHave(deployment, status, builder))).getResultList());
    }

    private List<UUID> ids(Specification<WorkloadView> candidates) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<UUID> query = builder.createQuery(UUID.class);
        Root<WorkloadView> workload = query.from(WorkloadView.class);
        return entityManager.createQuery(query.select(workload.get(WorkloadView_.id))
                .where(candidates.toPredicate(workload, query, builder))).getResultList();
    }

    private Map<UUID, Integer> worstRanks(List<UUID> ids, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<DeploymentView> deployment = query.from(DeploymentView.class);
        Path<UUID> workload = deployment.get(DeploymentView_.workload);
        query.multiselect(workload, builder.min(statusFactory.of(deployment, readPoint, builder).rank()))
                .where(SqlPredicates.equalsAny(builder, workload, ids.toArray(UUID[]::new)),
                        DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder))
                .groupBy(workload);
        Map<UUID, Integer> ranks = new HashMap<>();
        entityManager.createQuery(query).getResultList().forEach(row -> ranks.put(row.get(0, UUID.class), row.get(1, Integer.class)));
        return ranks;
    }
}
