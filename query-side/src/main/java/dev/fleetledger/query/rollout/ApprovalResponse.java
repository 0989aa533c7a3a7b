package dev.fleetledger.query.rollout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A requested approval.
 *
 * @param wave      null: the whole rollout
 * @param wanted    the least role of the approver, in every cluster concerned
 * @param at        when it was decided, or its time was over
 * @param manifests null for settings; what is approved: digest over the manifests of its clusters, to be sent with the approval
 */
record ApprovalResponse(@Nullable String wave, ApprovalState state, String wanted, @Nullable String by, @Nullable Instant at,
        Instant requestedAt, Instant expiresAt, @Nullable String reason, @Nullable String manifests) {

    static ApprovalResponse of(ApprovalView view) {
        return of(view, view.state);
    }

    static ApprovalResponse of(ApprovalView view, ApprovalState state) {
        return new ApprovalResponse(view.wave, state, view.wanted, view.decidedBy, view.decidedAt, view.requestedAt, view.expiresAt,
                view.reason, view.manifests);
    }
}
