package dev.fleetledger.contract.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentAction;

/**
 * Events of the stream {@code Rollout/<id>}. Clusters, manifests and waves are frozen when it is planned. What happens in a cluster is in
 * the stream of its deployment: {@code deployment.wanted} with the rollout's id is what a wave has sent.
 */
public sealed interface RolloutEvent {

    UUID rollout();

    /** A rollout of a version that had no plans: one wave, and everything was sent with this event. */
    record Started(UUID rollout, UUID workload, int revision, int placementVersion, List<Wave> waves) implements RolloutEvent {}

    /**
     * @param namespace and name of the workload's DaemonSet
     * @param revision  the workload's newest revision; a restart and an end keep each cluster's own, see {@link Target}
     * @param basis     the rollout whose touched clusters this one is limited to; absent: all clusters of the placement
     * @param plan      the plan's document with all defaults of that time written out
     * @param waves     in their order, each cluster in one of them; a wave may be empty
     * @param targets   what each cluster gets
     * @param approvals that will be requested, in the order of the waves
     */
    record Planned(UUID rollout, UUID workload, String namespace, String name, RolloutKind kind, int revision, int placementVersion,
            @Nullable UUID basis, JsonNode plan, List<Wave> waves, List<Target> targets, List<ApprovalRule> approvals, Policies policies)
            implements RolloutEvent {}

    /**
     * @param wave      absent: the whole rollout
     * @param manifests what is to be approved: {@code sha256:} and the digest over the sorted lines {@code <cluster> <SHA-256>\n}
     */
    record ApprovalRequested(UUID rollout, @Nullable String wave, String manifests, Instant expiresAt) implements RolloutEvent {}

    record Approved(UUID rollout, @Nullable String wave, String manifests) implements RolloutEvent {}

    record Rejected(UUID rollout, @Nullable String wave) implements RolloutEvent {}

    record ApprovalExpired(UUID rollout, @Nullable String wave) implements RolloutEvent {}

    record WaveStarted(UUID rollout, String wave) implements RolloutEvent {}

    /** Every cluster has passed the gate; the wave is over at that time, if none fails before. */
    record WaveSoaking(UUID rollout, String wave, Instant until) implements RolloutEvent {}

    record WaveCompleted(UUID rollout, String wave) implements RolloutEvent {}

    /**
     * More clusters have failed than the failure budget allows, so nothing more is sent until a person decides.
     *
     * @param clusters all clusters of the rollout that have failed
     */
    record WaveFailed(UUID rollout, String wave, List<String> clusters) implements RolloutEvent {}

    record Paused(UUID rollout) implements RolloutEvent {}

    /** A person lets a paused or failed rollout go on. */
    record Resumed(UUID rollout) implements RolloutEvent {}

    record Aborted(UUID rollout) implements RolloutEvent {}

    /** The cluster gets its manifest once more, as a new generation. */
    record ClusterRetried(UUID rollout, String cluster) implements RolloutEvent {}

    record ClusterSkipped(UUID rollout, String cluster) implements RolloutEvent {}

    /** The rollout goes on without this cluster, which still has to get what is planned for it. */
    record DebtRecorded(UUID rollout, String cluster, String code) implements RolloutEvent {}

    /** The cluster has what was planned for it. */
    record DebtPaid(UUID rollout, String cluster) implements RolloutEvent {}

    /**
     * @param outcome {@code completed}: every cluster has settled, or is recorded as debt; {@code failed}: another rollout replaces one
     *                that had failed; {@code aborted}: by a person, or because an approval was refused or has expired;
     *                {@code superseded}: another rollout replaces it. In rollouts of former versions {@code failed} ended the rollout
     *                when no remaining cluster could settle
     * @param by      the rollout that replaces it
     */
    record Finished(UUID rollout, String outcome, @Nullable UUID by) implements RolloutEvent {

        public static final String COMPLETED = "completed";
        public static final String FAILED = "failed";
        public static final String ABORTED = "aborted";
        public static final String SUPERSEDED = "superseded";

        public Finished(UUID rollout, String outcome) {
            this(rollout, outcome, null);
        }
    }

    /**
     * @param maxConcurrent clusters in flight at the same time; absent: all
     * @param soak          ISO 8601 duration; absent: none
     * @param gate          {@code Running}: the next wave waits until these clusters run; {@code none}: it doesn't. Absent in rollouts of
     *                      former versions, where it is {@code Running}
     */
    record Wave(String name, List<String> clusters, @Nullable Integer maxConcurrent, @Nullable String soak, @Nullable String gate,
            @Nullable Window window) {

        public static final String NO_GATE = "none";

        public Wave(String name, List<String> clusters) {
            this(name, clusters, null, null, null, null);
        }
    }

    /**
     * When a wave may send.
     *
     * @param days {@code MON} … {@code SUN} on which it opens; empty: every day
     * @param from and to: times of day such as {@code 08:00}; a {@code to} before {@code from} is on the next day
     * @param zone such as {@code Europe/Berlin}
     */
    record Window(List<String> days, String from, String to, String zone) {}

    /**
     * @param manifest SHA-256 of the frozen manifest in {@code ledger.manifests}; for a remove or release, of the affected objects
     * @param revision of the manifest
     */
    record Target(DeploymentAction action, String manifest, @Nullable Integer revision, List<String> clusters) {}

    /**
     * @param wave    absent: the whole rollout
     * @param role    the least role of the approver, in every cluster that the approval is about
     * @param expires ISO 8601 duration after the request
     */
    record ApprovalRule(@Nullable String wave, String role, String expires) {}

    /** Policies of the generations, as in {@code deployment.wanted}. */
    record Policies(String conflict, String drift, String deadline, @Nullable List<String> driftIgnore) {}

    /** Whether the event is a person's act, which raises the rollout's version. */
    static boolean raisesVersion(RolloutEvent event) {
        return switch (event) {
            case Started _, Planned _, Approved _, Rejected _, Paused _, Resumed _, Aborted _, ClusterRetried _, ClusterSkipped _ -> true;
            case ApprovalRequested _, ApprovalExpired _, WaveStarted _, WaveSoaking _, WaveCompleted _, WaveFailed _, DebtRecorded _,
                    DebtPaid _, Finished _ -> false;
        };
    }
}
