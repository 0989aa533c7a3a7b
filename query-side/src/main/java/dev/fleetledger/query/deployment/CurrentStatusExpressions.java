package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.SingularAttribute;

import dev.fleetledger.judgement.status.JudgementSchedule;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.cluster.HeartbeatView;
import dev.fleetledger.query.cluster.HeartbeatView_;
import dev.fleetledger.query.sql.SqlPredicates;

/**
 * The current status of a query's deployments, so that filters and counts use the same status as responses. It compares the stored times of
 * {@link JudgementSchedule} with the current one.
 */
public final class CurrentStatusExpressions {

    /** From worst to best, ended statuses last, as in {@link Status#worst}. */
    private static final List<String> WORST_FIRST = Arrays.stream(Status.values())
            .sorted(Comparator.comparing(Status::isFinal).thenComparing(Comparator.naturalOrder())).map(Status::apiName).toList();
    /** Deployments in forgotten clusters rank last, because these clusters are no longer targets. */
    private static final int FORGOTTEN_RANK = WORST_FIRST.size() + 1;

    private final From<?, DeploymentView> deployment;
    private final Expression<Instant> silentAt;
    private final Expression<Instant> unreportedAt;
    private final Instant now;
    private final CriteriaBuilder builder;

    /**
     * Joins what the status depends on.
     *
     * @param silentAfter     time without a report after which a cluster is silent
     * @param unreportedAfter time without facts after which a deployment is unreported while its cluster still reports
     */
    CurrentStatusExpressions(From<?, DeploymentView> deployment, Duration silentAfter, Duration unreportedAfter, Instant now,
            CriteriaBuilder builder) {
        Join<DeploymentView, HeartbeatView> heartbeat = join(deployment, HeartbeatView.class);
        heartbeat.on(builder.equal(heartbeat.get(HeartbeatView_.cluster), deployment.get(DeploymentView_.cluster)));
        Join<DeploymentView, ObservationView> observation = join(deployment, ObservationView.class);
        observation.on(builder.equal(observation.get(ObservationView_.id), deployment.get(DeploymentView_.id)));
        Join<DeploymentView, ConfirmationView> confirmation = join(deployment, ConfirmationView.class);
        // That the observation is the deployment's is known; said again, it keeps PostgreSQL from joining observations with confirmations
        // before deployments, as it would in views of the past, whose number of rows it can't estimate.
        confirmation.on(builder.equal(confirmation.get(ConfirmationView_.id), observation.get(ObservationView_.confirmation)),
                builder.isFalse(observation.get(ObservationView_.outdated)),
                builder.equal(observation.get(ObservationView_.id), deployment.get(DeploymentView_.id)));
        this.deployment = deployment;
        this.silentAt = SqlPredicates.plus(builder, heartbeat.get(HeartbeatView_.heardAt), silentAfter);
        this.unreportedAt = SqlPredicates.plus(builder, SqlPredicates.greatest(builder, observation.get(ObservationView_.receivedAt),
                confirmation.get(ConfirmationView_.confirmedAt)), unreportedAfter);
        this.now = now;
        this.builder = builder;
    }

    private static <T> Join<DeploymentView, T> join(From<?, DeploymentView> deployment, Class<T> view) {
        return deployment.join(view, JoinType.LEFT);
    }

    public Expression<String> status() {
        Path<StatusChange> next = deployment.get(DeploymentView_.next);
        Path<StatusChange> later = deployment.get(DeploymentView_.later);
        return builder.<String>selectCase().when(builder.and(isUnheardShown(), builder.or(isSilent(), isUnreported())),
                        deployment.get(DeploymentView_.unheardStatus))
                .when(hasCome(later), later.get(StatusChange_.status)).when(hasCome(next), next.get(StatusChange_.status))
                .otherwise(deployment.get(DeploymentView_.status));
    }

    public Expression<Instant> since() {
        Path<Instant> wantedAt = deployment.get(DeploymentView_.wantedAt);
        Path<StatusChange> next = deployment.get(DeploymentView_.next);
        Path<StatusChange> later = deployment.get(DeploymentView_.later);
        return builder.coalesce(builder.<Instant>selectCase()
                .when(builder.and(isUnheardShown(), isSilent()), SqlPredicates.greatest(builder, wantedAt, silentAt))
                .when(builder.and(isUnheardShown(), isUnreported()), SqlPredicates.greatest(builder, wantedAt, unreportedAt))
                .when(hasCome(later), later.get(StatusChange_.since)).when(hasCome(next), next.get(StatusChange_.since))
                .otherwise(builder.nullLiteral(Instant.class)), deployment.get(DeploymentView_.since));
    }

    /** When the deadline passes if no further facts arrive; null if it has passed, or doesn't count. */
    public Expression<Instant> stallsAt() {
        return builder.<Instant>selectCase().when(isStall(DeploymentView_.next), deployment.get(DeploymentView_.next).get(StatusChange_.at))
                .when(isStall(DeploymentView_.later), deployment.get(DeploymentView_.later).get(StatusChange_.at))
                .otherwise(builder.nullLiteral(Instant.class));
    }

    private Predicate isStall(SingularAttribute<DeploymentView, StatusChange> change) {
        return builder.equal(deployment.get(change).get(StatusChange_.status), Status.STALLED.apiName());
    }

    /** Lower is worse. */
    public Expression<Integer> rank() {
        return builder.<Integer>selectCase()
                .when(builder.equal(deployment.get(DeploymentView_.ended), DeploymentView.FORGOTTEN), FORGOTTEN_RANK)
                .otherwise(SqlPredicates.position(builder, WORST_FIRST.toArray(String[]::new), status()));
    }

    /** Returns the ranks of deployments that have this status. */
    public static List<Integer> ranks(Status status) {
        int rank = WORST_FIRST.indexOf(status.apiName()) + 1;
        return status == Status.EXCEPTION ? List.of(rank, FORGOTTEN_RANK) : List.of(rank);
    }

    /**
     * Whether the deployment can have the status at some time, as its own row tells. It needs no joins, and is true of few rows for a
     * rare status.
     */
    public static Predicate canHave(From<?, DeploymentView> deployment, Status status, CriteriaBuilder builder) {
        Predicate named = builder.or(Stream.of(deployment.get(DeploymentView_.status), deployment.get(DeploymentView_.unheardStatus),
                deployment.get(DeploymentView_.next).get(StatusChange_.status),
                deployment.get(DeploymentView_.later).get(StatusChange_.status))
                .map(one -> builder.equal(one, status.apiName())).toArray(Predicate[]::new));
        return ranks(status).contains(FORGOTTEN_RANK)
                ? builder.or(named, builder.equal(deployment.get(DeploymentView_.ended), DeploymentView.FORGOTTEN)) : named;
    }

    /** Whether deployments of this rank are in forgotten clusters. */
    public static boolean isForgotten(int rank) {
        return rank == FORGOTTEN_RANK;
    }

    /** Since when the deployment's cluster is silent, or will be if it isn't heard again; null if it was never heard. */
    public Expression<Instant> silentAt() {
        return silentAt;
    }

    private Predicate isUnheardShown() {
        return deployment.get(DeploymentView_.unheardStatus).isNotNull();
    }

    /** A cluster that was never heard is silent. */
    public Predicate isSilent() {
        return builder.or(silentAt.isNull(), builder.lessThanOrEqualTo(silentAt, now));
    }

    private Predicate isUnreported() {
        return builder.lessThanOrEqualTo(unreportedAt, now);
    }

    private Predicate hasCome(Path<StatusChange> change) {
        return builder.lessThanOrEqualTo(change.get(StatusChange_.at), now);
    }
}
