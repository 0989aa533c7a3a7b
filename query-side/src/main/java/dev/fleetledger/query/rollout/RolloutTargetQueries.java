package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.deployment.CurrentStatusExpressions;
import dev.fleetledger.query.deployment.CurrentStatusFactory;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the targets of a rollout with the status of what it has sent, with one query. */
@Component
class RolloutTargetQueries {

    /** @param status null if the cluster has got nothing of this rollout, or something newer since */
    record TargetStatus(RolloutTargetView target, @Nullable String status, @Nullable Instant since) {}

    private final CurrentStatusFactory statusFactory;
    private final EntityManager entityManager;

    RolloutTargetQueries(CurrentStatusFactory statusFactory, EntityManager entityManager) {
        this.statusFactory = statusFactory;
        this.entityManager = entityManager;
    }

    /** Returns the targets in the order of the plan. */
    List<TargetStatus> find(RolloutView rollout, ReadPoint readPoint) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<RolloutTargetView> target = query.from(RolloutTargetView.class);
        Join<RolloutTargetView, DeploymentView> deployment = target.join(DeploymentView.class, JoinType.LEFT);
        deployment.on(builder.equal(deployment.get(DeploymentView_.workload), rollout.workload),
                builder.equal(deployment.get(DeploymentView_.cluster), target.get(RolloutTargetView_.cluster)));
        CurrentStatusExpressions current = statusFactory.of(deployment, readPoint, builder);
        query.multiselect(target, deployment.get(DeploymentView_.generation), current.status(), current.since())
                .where(builder.equal(target.get(RolloutTargetView_.rollout), rollout.id))
                .orderBy(builder.asc(target.get(RolloutTargetView_.ordinal)));
        return entityManager.createQuery(query).getResultList().stream().map(RolloutTargetQueries::toTargetStatus).toList();
    }

    private static TargetStatus toTargetStatus(Tuple row) {
        RolloutTargetView target = row.get(0, RolloutTargetView.class);
        boolean newest = target.generation != null && Objects.equals(target.generation, row.get(1, Long.class));
        return new TargetStatus(target, newest ? row.get(2, String.class) : null, newest ? row.get(3, Instant.class) : null);
    }
}
