package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.RenamedCodes;
import dev.fleetledger.contract.deployment.DriftedField;

/**
 * One deployment as its agent observes it.
 *
 * @param attempt     state of the newest generation that the agent knows
 * @param object      the live DaemonSet; absent when there is none of ours
 * @param troubles    pods that can't start, grouped by reason, worst first, limited in number
 * @param nodes       absent until the nodes have been listed
 * @param revisions   the DaemonSet's ControllerRevisions, newest first, limited in number
 * @param replaced    objects that this generation had to delete and recreate
 * @param corrections repeated corrections of drift; absent if there was at most one lately
 */
public record DeploymentFacts(UUID workload, Attempt attempt, @Nullable ObjectFacts object, List<Trouble> troubles,
        @Nullable Drift drift, @Nullable NodeMatch nodes, @Nullable List<RevisionFacts> revisions, @Nullable List<Replacement> replaced,
        @Nullable Corrections corrections, Instant observedAt) {

    public DeploymentFacts(UUID workload, Attempt attempt, @Nullable ObjectFacts object, List<Trouble> troubles,
            @Nullable Drift drift, @Nullable NodeMatch nodes, @Nullable List<RevisionFacts> revisions,
            @Nullable List<Replacement> replaced, Instant observedAt) {
        this(workload, attempt, object, troubles, drift, nodes, revisions, replaced, null, observedAt);
    }

    /** @return a copy with this time of observation, because a change of that time alone is not a change of the facts */
    public DeploymentFacts withObservedAt(Instant time) {
        return new DeploymentFacts(workload, attempt, object, troubles, drift, nodes, revisions, replaced, corrections, time);
    }

    /**
     * @param code    reason for every unsuccessful result: {@code NamespaceMissing}, {@code AdmissionDenied} …
     * @param message the cluster's own message, truncated to a limit
     * @param epoch   the newest hub epoch that the cluster has seen: generations of a restored ledger are counted anew
     */
    public record Attempt(UUID intent, long generation, AttemptResult result, @Nullable String code, @Nullable String message,
            @Nullable Long epoch) {

        /** Codes by which the agent refuses the hub itself; they apply whatever was carried out before. */
        private static final Set<String> HUB_REFUSAL_CODES = Set.of("HubWentBackwards", "OtherHub");

        public Attempt {
            code = RenamedCodes.currentOrNull(code);
        }

        public Attempt(UUID intent, long generation, AttemptResult result, @Nullable String code, @Nullable String message) {
            this(intent, generation, result, code, message, null);
        }

        public boolean refusesTheHub() {
            return result == AttemptResult.REFUSED && code != null && HUB_REFUSAL_CODES.contains(code);
        }
    }

    /**
     * Counts from the DaemonSet's status; absent ones are 0.
     *
     * @param intentGeneration   our generation from the object's annotation; 0 when it has none
     * @param observedGeneration absent until the controller has processed the object
     * @param onDelete           pods are replaced only when somebody deletes them
     */
    public record ObjectFacts(String uid, long intentGeneration, long generation, @Nullable Long observedGeneration, int desired,
            int current, int updated, int ready, int available, int misscheduled, boolean onDelete, boolean deleting) {}

    /** @param code the container's or pod's reason, e.g. {@code ImagePullBackOff}; or {@code FailedCreate} when the pod was rejected */
    public record Trouble(String code, String message, int pods, @Nullable String node) {

        public Trouble {
            code = RenamedCodes.current(code);
        }
    }

    /**
     * @param fields    the changed fields in words, limited in number
     * @param deleted   the object was deleted by somebody else; Kubernetes doesn't record by whom
     * @param changes   the changed fields, limited in number; absent from agents of version 0.1
     * @param corrected whether the agent has reverted the change; absent from agents of version 0.1
     * @param heldUntil the agent doesn't correct it before this time, because its corrections were reverted repeatedly; else absent
     */
    public record Drift(@Nullable String manager, @Nullable Instant at, List<String> fields, boolean deleted,
            @Nullable List<DriftedField> changes, @Nullable Boolean corrected, @Nullable Instant heldUntil) {

        public Drift(@Nullable String manager, @Nullable Instant at, List<String> fields, boolean deleted,
                @Nullable List<DriftedField> changes, @Nullable Boolean corrected) {
            this(manager, at, fields, deleted, changes, corrected, null);
        }

        public Drift(@Nullable String manager, @Nullable Instant at, List<String> fields, boolean deleted) {
            this(manager, at, fields, deleted, null, null);
        }

        public Drift withCorrected(boolean reverted) {
            return new Drift(manager, at, fields, deleted, changes, reverted, heldUntil);
        }

        public Drift withHeldUntil(@Nullable Instant time) {
            return new Drift(manager, at, fields, deleted, changes, corrected, time);
        }
    }

    /**
     * A burst of corrections, each within five minutes of the one before and of the pause that was due after it.
     *
     * @param count at least 2
     * @param first time of the first one, which identifies the burst
     */
    public record Corrections(int count, Instant first, Instant last) {}

    /**
     * @param revision   the controller's own revision number, which differs from ours
     * @param generation our generation for which it was created; absent when its template carries none
     * @param pods       number of pods that run it
     */
    public record RevisionFacts(String name, long revision, @Nullable Long generation, int pods) {}

    /**
     * @param object {@code Service/<name>}
     * @param reason why the object could not be changed in place
     */
    public record Replacement(String object, String reason, Instant at) {}
}
