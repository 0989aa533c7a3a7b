package dev.fleetledger.query.rollout;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;

/** Reads what a rollout has frozen for a workload's clusters and not sent yet. */
@Component
public class NextManifestQueries {

    /**
     * @param wave             name of the wave that will send it
     * @param manifest         hash of the frozen manifest
     * @param deployedRevision that the cluster has got last; null if it has none, or the deployment has ended there
     */
    public record NextManifest(UUID rollout, String wave, @Nullable String action, @Nullable String manifest, @Nullable Integer revision,
            @Nullable Integer deployedRevision) {}

    private final EntityManager entityManager;

    NextManifestQueries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Returns them by readable cluster: of the rollout under way, and open debts of one that has ended. */
    public Map<String, NextManifest> findByWorkload(UUID workload, String namespace, AuthenticatedReader authenticatedReader) {
        AuthorizedScope readable = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<RolloutView> rollout = query.from(RolloutView.class);
        Join<RolloutView, RolloutTargetView> target = rollout.join(RolloutTargetView.class);
        target.on(builder.equal(target.get(RolloutTargetView_.rollout), rollout.get(RolloutView_.id)));
        Join<RolloutView, DeploymentView> deployment = rollout.join(DeploymentView.class, JoinType.LEFT);
        deployment.on(builder.equal(deployment.get(DeploymentView_.workload), rollout.get(RolloutView_.workload)),
                builder.equal(deployment.get(DeploymentView_.cluster), target.get(RolloutTargetView_.cluster)),
                deployment.get(DeploymentView_.ended).isNull());
        query.multiselect(rollout, target, deployment.get(DeploymentView_.revision)).where(
                builder.equal(rollout.get(RolloutView_.workload), workload),
                builder.equal(target.get(RolloutTargetView_.delivery), TargetState.WAITING),
                builder.notEqual(target.get(RolloutTargetView_.state), TargetState.SUPERSEDED),
                builder.or(rollout.get(RolloutView_.endedAt).isNull(), target.get(RolloutTargetView_.debtCode).isNotNull()));
        return entityManager.createQuery(query).getResultList().stream()
                .filter(row -> readable.covers(row.get(1, RolloutTargetView.class).cluster, namespace))
                .collect(Collectors.toMap(row -> row.get(1, RolloutTargetView.class).cluster, NextManifestQueries::toNextManifest,
                        (one, other) -> other));
    }

    private static NextManifest toNextManifest(Tuple row) {
        RolloutView rollout = row.get(0, RolloutView.class);
        RolloutTargetView target = row.get(1, RolloutTargetView.class);
        return new NextManifest(rollout.id, rollout.waves().get(target.wave).name(), target.action, target.manifest, target.revision,
                row.get(2, Integer.class));
    }
}
