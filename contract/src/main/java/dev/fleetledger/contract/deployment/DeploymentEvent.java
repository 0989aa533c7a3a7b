package dev.fleetledger.contract.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Stream {@code Deployment/<workload>/<cluster>}. */
public sealed interface DeploymentEvent {

    UUID workload();

    String cluster();

    /** Counted per deployment from 1; a revision, a restart, a remove and a release each make one. */
    long generation();

    /**
     * A new wanted state.
     *
     * @param manifest SHA-256 of the frozen objects in {@code ledger.manifests}; of a remove or release the objects meant
     * @param conflict {@code refuse}, {@code adoptIfSame} or {@code adopt}: what to do with an object that isn't ours
     * @param drift    {@code correct} or {@code report}
     * @param deadline ISO 8601 duration without progress after which the deployment is stalled
     * @param dropped  objects of the generation before that this one has no more and that are to go, as {@code Service/<name>}
     * @param replaced objects that can't be changed in place: to be deleted and made anew
     */
    record Wanted(UUID workload, String cluster, long generation, UUID intent, DeploymentAction action, String namespace, String name,
            @Nullable Integer revision, String manifest, @Nullable UUID rollout, String conflict, String drift, String deadline,
            @Nullable List<String> dropped, @Nullable List<String> replaced) implements DeploymentEvent {}

    /** The generation runs as wanted. */
    record Settled(UUID workload, String cluster, long generation, Evidence evidence) implements DeploymentEvent {}

    /** @param status the status word that says how: {@code NotReady}, {@code Stalled} … */
    record Failed(UUID workload, String cluster, long generation, String status, String code, String message, Evidence evidence)
            implements DeploymentEvent {}

    /** The cluster refused the objects, or their pods, in its own words. */
    record Refused(UUID workload, String cluster, long generation, String code, String message, Instant observedAt)
            implements DeploymentEvent {}

    /** @param manager the field manager that changed it; of a deletion nobody tells */
    record Drifted(UUID workload, String cluster, long generation, @Nullable String manager, @Nullable Instant at, Instant observedAt)
            implements DeploymentEvent {}

    /** An object was deleted and made anew, since it could not be changed in place. */
    record Replaced(UUID workload, String cluster, long generation, String object, String reason, Instant at)
            implements DeploymentEvent {}

    /** Its cluster was forgotten: what runs there is no longer known. */
    record Forgotten(UUID workload, String cluster, long generation) implements DeploymentEvent {}

    /** The agent saw that nothing of it is left. */
    record Gone(UUID workload, String cluster, long generation, Instant observedAt) implements DeploymentEvent {}

    /** The objects stay; our marks are off. */
    record Released(UUID workload, String cluster, long generation, Instant observedAt) implements DeploymentEvent {}

    /** The counts a transition was judged by. */
    record Evidence(int desired, int updated, int ready, int available, Instant observedAt) {}
}
