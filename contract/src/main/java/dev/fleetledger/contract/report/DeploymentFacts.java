package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One deployment as its agent sees it.
 *
 * @param attempt  what came of the newest generation that the agent knows
 * @param object   the DaemonSet as it stands; absent when there is none of ours
 * @param troubles pods that can't start, grouped by reason, worst first, bounded
 * @param nodes    absent as long as the nodes were not listed
 * @param revisions the DaemonSet's ControllerRevisions, newest first, bounded
 * @param replaced  what this generation had to delete and create anew
 */
public record DeploymentFacts(UUID workload, Attempt attempt, @Nullable ObjectFacts object, List<Trouble> troubles,
        @Nullable Drift drift, @Nullable NodeMatch nodes, @Nullable List<RevisionFacts> revisions, @Nullable List<Replacement> replaced,
        Instant observedAt) {

    /** @return the same facts as if seen then: when they were observed is no news by itself */
    public DeploymentFacts seenAt(Instant then) {
        return new DeploymentFacts(workload, attempt, object, troubles, drift, nodes, revisions, replaced, then);
    }

    /**
     * @param code    why, for every result but the good ones: {@code NamespaceMissing}, {@code AdmissionDenied} …
     * @param message the cluster's own words, bounded
     * @param epoch   of the hub, the newest that the cluster had heard of: generations of a restored ledger count anew
     */
    public record Attempt(UUID intent, long generation, AttemptResult result, @Nullable String code, @Nullable String message,
            @Nullable Long epoch) {

        /** Refusals of whoever speaks as the hub: true whatever was carried out before. */
        private static final Set<String> OF_THE_HUB = Set.of("HubWentBackwards", "OtherHub");

        public Attempt(UUID intent, long generation, AttemptResult result, @Nullable String code, @Nullable String message) {
            this(intent, generation, result, code, message, null);
        }

        public boolean refusesTheHub() {
            return result == AttemptResult.REFUSED && code != null && OF_THE_HUB.contains(code);
        }
    }

    /**
     * Counts as the DaemonSet controller writes them; absent ones are 0.
     *
     * @param intentGeneration   our generation as annotated on the object; 0 when it carries none
     * @param observedGeneration absent as long as the controller has not looked
     * @param onDelete           pods are replaced only when somebody deletes them
     */
    public record ObjectFacts(String uid, long intentGeneration, long generation, @Nullable Long observedGeneration, int desired,
            int current, int updated, int ready, int available, int misscheduled, boolean onDelete, boolean deleting) {}

    /** @param code the container's or pod's reason, e.g. {@code ImagePullBackOff}; or {@code FailedCreate} when the pod was refused */
    public record Trouble(String code, String message, int pods, @Nullable String node) {}

    /** @param deleted the object was deleted by hand: nobody tells who */
    public record Drift(@Nullable String manager, @Nullable Instant at, List<String> fields, boolean deleted) {}

    /**
     * @param revision   the controller's own count, which is not ours
     * @param generation our generation that it was made for; absent when its template carries none
     * @param pods       that run it
     */
    public record RevisionFacts(String name, long revision, @Nullable Long generation, int pods) {}

    /**
     * @param object {@code Service/<name>}
     * @param reason why it could not be changed in place
     */
    public record Replacement(String object, String reason, Instant at) {}
}
