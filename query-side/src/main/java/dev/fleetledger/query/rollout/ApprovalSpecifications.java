package dev.fleetledger.query.rollout;

import java.time.Instant;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;

/** Specifications of approvals. */
final class ApprovalSpecifications {

    private ApprovalSpecifications() {}

    static Specification<ApprovalView> visibleTo(AuthenticatedReader authenticatedReader) {
        Specification<ApprovalView> ofWorkload = VisibilitySpecifications.ofVisibleWorkload(authenticatedReader, ApprovalView_.workload);
        Specification<ApprovalView> ofSettings = (approval, query, builder) -> isForSettings(approval, builder);
        return authenticatedReader.canReadLedger() ? ofWorkload.or(ofSettings) : ofWorkload.and(Specification.not(ofSettings));
    }

    private static Predicate isForSettings(Root<ApprovalView> approval, CriteriaBuilder builder) {
        return builder.equal(approval.get(ApprovalView_.kind), ApprovalView.SETTINGS_KIND);
    }

    /** As {@link ApprovalView#stateAt}. */
    static Specification<ApprovalView> inState(ApprovalState state, Instant now) {
        return (approval, query, builder) -> {
            Predicate recorded = builder.equal(approval.get(ApprovalView_.state), state);
            Predicate overdue = builder.and(isForSettings(approval, builder),
                    builder.equal(approval.get(ApprovalView_.state), ApprovalState.PENDING),
                    builder.lessThanOrEqualTo(approval.get(ApprovalView_.expiresAt), now));
            return switch (state) {
                case PENDING -> builder.and(recorded, overdue.not());
                case EXPIRED -> builder.or(recorded, overdue);
                case APPROVED, REJECTED -> recorded;
            };
        };
    }

    /**
     * Undecided ones of somebody else: about clusters in all of which the reader may change the workload, and about the settings for Fleet
     * Admins.
     */
    static Specification<ApprovalView> decidableBy(AuthenticatedReader authenticatedReader, Instant now) {
        boolean mayChangeSettings = authenticatedReader.rights().mayInFleet(Action.MANAGE_FLEET);
        AuthorizedScope scope = authenticatedReader.authorizedScope(Action.CHANGE_WORKLOAD);
        AuthorizedScope protectedScope = authenticatedReader.authorizedScope(Action.CHANGE_PROTECTED_WORKLOAD);
        return (approval, query, builder) -> {
            Subquery<Integer> forbidden = query.subquery(Integer.class);
            Root<RolloutTargetView> target = forbidden.from(RolloutTargetView.class);
            forbidden.select(builder.literal(1)).where(
                    builder.equal(target.get(RolloutTargetView_.rollout), approval.get(ApprovalView_.rollout)),
                    builder.or(builder.equal(approval.get(ApprovalView_.waveNumber), RolloutView.NO_WAVE),
                            builder.equal(target.get(RolloutTargetView_.wave), approval.get(ApprovalView_.waveNumber))),
                    builder.or(isCovered(scope, target, approval, builder).not(),
                            builder.and(builder.equal(approval.get(ApprovalView_.wanted),
                                    Action.CHANGE_PROTECTED_WORKLOAD.leastRole().name()),
                                    isCovered(protectedScope, target, approval, builder).not())));
            return builder.and(builder.equal(approval.get(ApprovalView_.state), ApprovalState.PENDING),
                    builder.greaterThan(approval.get(ApprovalView_.expiresAt), now),
                    builder.notEqual(approval.get(ApprovalView_.requestedBy), authenticatedReader.subject()),
                    mayChangeSettings ? builder.conjunction() : isForSettings(approval, builder).not(),
                    builder.exists(forbidden).not());
        };
    }

    private static Predicate isCovered(AuthorizedScope scope, Root<RolloutTargetView> target, Root<ApprovalView> approval,
            CriteriaBuilder builder) {
        return VisibilitySpecifications.isCovered(scope, target.get(RolloutTargetView_.cluster), approval.get(ApprovalView_.namespace),
                builder);
    }
}
