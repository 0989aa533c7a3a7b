package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.document.PointerPattern;

/** What a step of a rollout changes. It names no cluster, because the reader may not see all of them; outcomes tell about each. */
final class RolloutChanges {

    private record Approval(String state, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String manifests,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresAt) {}

    private RolloutChanges() {}

    static List<Change> of(RolloutEvent event) {
        return switch (event) {
            case RolloutEvent.ApprovalRequested it -> approval(it.wave(), new Approval("pending", it.manifests(), it.expiresAt()));
            case RolloutEvent.Approved it -> approval(it.wave(), new Approval("approved", it.manifests(), null));
            case RolloutEvent.Rejected it -> approval(it.wave(), new Approval("rejected", null, null));
            case RolloutEvent.ApprovalExpired it -> approval(it.wave(), new Approval("expired", null, null));
            case RolloutEvent.WaveStarted it -> wave(it.wave(), "running");
            case RolloutEvent.WaveSoaking it -> wave(it.wave(), "soaking");
            case RolloutEvent.WaveCompleted it -> wave(it.wave(), "completed");
            case RolloutEvent.WaveFailed it -> wave(it.wave(), "failed");
            case RolloutEvent.DebtRecorded it -> AuditChanges.change("/debt", "Went on without a cluster", null, it.code());
            case RolloutEvent.DebtPaid _ -> AuditChanges.change("/debt", "Debt paid", null, true);
            case RolloutEvent.Started _, RolloutEvent.Planned _, RolloutEvent.Paused _, RolloutEvent.Resumed _, RolloutEvent.Aborted _,
                    RolloutEvent.ClusterRetried _, RolloutEvent.ClusterSkipped _, RolloutEvent.Finished _ -> List.of();
        };
    }

    private static List<Change> wave(String name, String state) {
        return AuditChanges.change("/waves/" + PointerPattern.escape(name), "Wave " + name, null, state);
    }

    private static List<Change> approval(@Nullable String wave, Approval after) {
        return wave == null ? AuditChanges.change("/approval", "Approval", null, after)
                : AuditChanges.change("/waves/" + PointerPattern.escape(wave) + "/approval", "Approval of wave " + wave, null, after);
    }
}
