package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.deployment.CurrentStatusExpressions;
import dev.fleetledger.query.deployment.CurrentStatusFactory;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;
import dev.fleetledger.query.sql.SqlPredicates;
import dev.fleetledger.query.web.ReadPoint;

/** Reads what the clusters of waves under way need to settle, with one query for any number of rollouts. */
@Component
class UnsettledQueries {

    /**
     * Clusters of a wave to which something is or will be sent.
     *
     * @param silentSince since when the last of the silent ones is silent
     * @param stallsAt    by when the deadline has decided about all that were sent, if nothing happens there
     */
    record Unsettled(int clusters, int silent, @Nullable Instant silentSince, @Nullable Instant stallsAt) {

        static final Unsettled NONE = new Unsettled(0, 0, null, null);

        boolean areAllSilent() {
            return clusters > 0 && silent == clusters;
        }
    }

    private final CurrentStatusFactory statusFactory;
    private final EntityManager entityManager;

    UnsettledQueries(CurrentStatusFactory statusFactory, EntityManager entityManager) {
        this.statusFactory = statusFactory;
        this.entityManager = entityManager;
    }

    /** Returns nothing for a rollout of which no wave is running. */
    Map<UUID, Unsettled> findByRollouts(Collection<RolloutView> rollouts, ReadPoint readPoint) {
        UUID[] running = rollouts.stream()
                .filter(rollout -> rollout.state == RolloutState.RUNNING && rollout.currentWave != RolloutView.NO_WAVE
                        && rollout.waves().get(rollout.currentWave).state() == WaveState.RUNNING)
                .map(rollout -> rollout.id).toArray(UUID[]::new);
        return running.length == 0 ? Map.of() : find(running, readPoint);
    }

    private Map<UUID, Unsettled> find(UUID[] ids, ReadPoint readPoint) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<RolloutView> rollout = query.from(RolloutView.class);
        Path<UUID> id = rollout.get(RolloutView_.id);
        Join<RolloutView, RolloutTargetView> target = rollout.join(RolloutTargetView.class);
        target.on(builder.equal(target.get(RolloutTargetView_.rollout), id),
                builder.equal(target.get(RolloutTargetView_.wave), rollout.get(RolloutView_.currentWave)));
        Join<RolloutView, DeploymentView> deployment = rollout.join(DeploymentView.class);
        deployment.on(builder.equal(deployment.get(DeploymentView_.workload), rollout.get(RolloutView_.workload)),
                builder.equal(deployment.get(DeploymentView_.cluster), target.get(RolloutTargetView_.cluster)));
        CurrentStatusExpressions current = statusFactory.of(deployment, readPoint, builder);
        query.multiselect(id, builder.count(target), builder.sum(builder.<Integer>selectCase().when(current.isSilent(), 1).otherwise(0)),
                        builder.greatest(current.silentAt()), builder.greatest(current.stallsAt()))
                .where(SqlPredicates.equalsAny(builder, id, ids),
                        target.get(RolloutTargetView_.state).in(TargetState.WAITING, TargetState.SENT))
                .groupBy(id);
        return entityManager.createQuery(query).getResultList().stream().collect(Collectors.toMap(row -> row.get(0, UUID.class),
                UnsettledQueries::toUnsettled));
    }

    private static Unsettled toUnsettled(Tuple row) {
        return new Unsettled(row.get(1, Long.class).intValue(), row.get(2, Number.class).intValue(), row.get(3, Instant.class),
                row.get(4, Instant.class));
    }
}
