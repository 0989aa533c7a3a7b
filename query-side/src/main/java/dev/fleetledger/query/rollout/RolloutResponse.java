package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rollout as returned by the API.
 *
 * @param name       of the workload's DaemonSet
 * @param basis      the rollout whose touched clusters this one is limited to
 * @param reason     of the request
 * @param finishedBy the rollout that replaced it
 * @param waitsFor   null if it has ended, or does its next step at once
 * @param debt       open debts in visible clusters; null in lists
 * @param plan       with all defaults of the time when it was planned; null in lists, and in rollouts of former versions
 */
record RolloutResponse(UUID id, UUID workload, String namespace, String name, String kind, int revision, int placementVersion,
        @Nullable UUID basis, RolloutState state, String requestedBy, @Nullable String requestedByName, @Nullable String reason,
        Instant startedAt, @Nullable Instant endedAt, @Nullable UUID finishedBy, ProgressResponse progress, @Nullable WaitsFor waitsFor,
        List<WaveResponse> waves, @Nullable List<DebtResponse> debt, List<ApprovalResponse> approvals, @Nullable JsonNode plan,
        long version, String position) {

    /** A cluster that still has to get what is planned for it. */
    record DebtResponse(String cluster, String code, Instant since) {}

    /** What is read beside the rollout. */
    record Parts(List<WaveResponse> waves, @Nullable List<DebtResponse> debt, List<ApprovalView> approvals, @Nullable WaitsFor waitsFor,
            @Nullable JsonNode plan) {}

    static RolloutResponse of(RolloutView r, Parts parts, @Nullable String requestedByName) {
        return new RolloutResponse(r.id, r.workload, r.namespace, r.name, r.kind, r.revision, r.placementVersion, r.basis, r.state,
                r.requestedBy, requestedByName, r.reason, r.startedAt, r.endedAt, r.finishedBy, ProgressResponse.of(r.waves().stream()),
                parts.waitsFor(), parts.waves(), parts.debt(), parts.approvals().stream().map(ApprovalResponse::of).toList(), parts.plan(),
                r.version, Long.toString(r.position));
    }
}
