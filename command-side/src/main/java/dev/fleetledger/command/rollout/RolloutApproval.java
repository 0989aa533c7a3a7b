package dev.fleetledger.command.rollout;

import java.util.List;
import java.util.UUID;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRequested;
import dev.fleetledger.problem.StateConflictException;

/** Decisions about a requested approval. Who may decide is authorization's business. */
final class RolloutApproval {

    private RolloutApproval() {}

    /** Harmless when repeated. */
    static List<RolloutEvent> approve(RolloutState state, RolloutCommand.Approve it) {
        UUID rollout = state.planned().rollout();
        ApprovalRequested pending = state.approvals().pending();
        if (pending == null && state.approvals().isGivenFor(it.manifests())) {
            return List.of();
        }
        if (pending == null) {
            throw nothingPending();
        }
        if (!pending.expiresAt().isAfter(it.now())) {
            throw new StateConflictException("ApprovalHasExpired", "The approval could be given until " + pending.expiresAt() + ".",
                    "Ask the requester to start the rollout again.");
        }
        if (!pending.manifests().equals(it.manifests())) {
            throw new StateConflictException("ApprovalIsForAnother", "The approval is for other manifests than those that wait for one.",
                    "Read the rollout, look at what it would send, and approve the \"manifests\" of its pending approval.")
                    .with("manifests", pending.manifests());
        }
        return List.of(new RolloutEvent.Approved(rollout, pending.wave(), pending.manifests()));
    }

    static List<RolloutEvent> reject(RolloutState state) {
        UUID rollout = state.planned().rollout();
        ApprovalRequested pending = state.approvals().pending();
        if (pending == null) {
            throw nothingPending();
        }
        return List.of(new RolloutEvent.Rejected(rollout, pending.wave()),
                new RolloutEvent.Finished(rollout, RolloutEvent.Finished.ABORTED));
    }

    private static StateConflictException nothingPending() {
        return new StateConflictException("NoApprovalIsPending", "The rollout waits for no approval.",
                "Read the rollout: \"waitsFor\" says what it waits for.");
    }
}
