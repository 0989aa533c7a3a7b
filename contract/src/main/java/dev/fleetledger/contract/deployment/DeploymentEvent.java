package dev.fleetledger.contract.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.RenamedCodes;

/** Events of the stream {@code Deployment/<workload>/<cluster>}. */
public sealed interface DeploymentEvent {

    UUID workload();

    String cluster();

    /** Counted per deployment from 1. Each revision, restart, remove and release makes one generation. */
    long generation();

    /**
     * A new wanted state.
     *
     * @param manifest SHA-256 of the frozen manifest in {@code ledger.manifests}; for a remove or release, of the affected objects
     * @param conflict {@code refuse}, {@code adoptIfSame} or {@code adopt}: how to treat an existing object that isn't ours
     * @param drift    {@code correct} or {@code report}
     * @param deadline ISO 8601 duration without progress after which the deployment is stalled
     * @param dropped  objects of the previous generation that this one no longer has and that are to be deleted, as {@code Service/<name>}
     * @param replaced objects that can't be changed in place and are deleted and recreated
     * @param driftIgnore pointers as in {@link DriftedField}: what others do to these fields is no drift; absent: none
     */
    record Wanted(UUID workload, String cluster, long generation, UUID intent, DeploymentAction action, String namespace, String name,
            @Nullable Integer revision, String manifest, @Nullable UUID rollout, String conflict, String drift, String deadline,
            @Nullable List<String> dropped, @Nullable List<String> replaced, @Nullable List<String> driftIgnore)
            implements DeploymentEvent {

        public Wanted(UUID workload, String cluster, long generation, UUID intent, DeploymentAction action, String namespace, String name,
                @Nullable Integer revision, String manifest, @Nullable UUID rollout, String conflict, String drift, String deadline,
                @Nullable List<String> dropped, @Nullable List<String> replaced) {
            this(workload, cluster, generation, intent, action, namespace, name, revision, manifest, rollout, conflict, drift, deadline,
                    dropped, replaced, null);
        }
    }

    /** The generation runs as wanted. */
    record Settled(UUID workload, String cluster, long generation, Evidence evidence) implements DeploymentEvent {}

    /** @param status the status that describes the failure: {@code NotReady}, {@code Stalled} … */
    record Failed(UUID workload, String cluster, long generation, String status, String code, String message, Evidence evidence)
            implements DeploymentEvent {

        public Failed {
            code = RenamedCodes.current(code);
        }
    }

    /** The cluster rejected the objects or their pods; the message is the cluster's own. */
    record Refused(UUID workload, String cluster, long generation, String code, String message, Instant observedAt)
            implements DeploymentEvent {

        public Refused {
            code = RenamedCodes.current(code);
        }
    }

    /**
     * @param manager   the field manager that made the change; absent for a deletion, because Kubernetes doesn't record who deleted, and if
     *                  fields were only removed by somebody who owns none
     * @param fields    the changed fields, limited in number; a deleted object has an empty pointer; absent in events of older agents
     * @param corrected whether the agent has reverted the change; absent in events of older agents
     */
    record Drifted(UUID workload, String cluster, long generation, @Nullable String manager, @Nullable Instant at, Instant observedAt,
            @Nullable List<DriftedField> fields, @Nullable Boolean corrected) implements DeploymentEvent {

        public Drifted(UUID workload, String cluster, long generation, @Nullable String manager, @Nullable Instant at, Instant observedAt) {
            this(workload, cluster, generation, manager, at, observedAt, null, null);
        }
    }

    /**
     * The agent doesn't correct drift before a time, because its corrections were reverted repeatedly. Recorded once per burst, although
     * the agent may hold again and longer.
     *
     * @param count number of corrections so far
     * @param first time of the burst's first correction
     */
    record CorrectionsHeld(UUID workload, String cluster, long generation, int count, Instant first, Instant last, Instant until,
            Instant observedAt) implements DeploymentEvent {}

    /**
     * A burst of corrections is over: either the drift was corrected for good, or its agent ended or stopped correcting.
     *
     * @param count number of corrections, at least 2
     * @param first time of the burst's first correction
     */
    record CorrectionsEnded(UUID workload, String cluster, long generation, int count, Instant first, Instant last, Instant observedAt)
            implements DeploymentEvent {}

    /** An object was deleted and recreated, because it could not be changed in place. */
    record Replaced(UUID workload, String cluster, long generation, String object, String reason, Instant at)
            implements DeploymentEvent {}

    /** The deployment's cluster was forgotten: what runs there is no longer known. */
    record Forgotten(UUID workload, String cluster, long generation) implements DeploymentEvent {}

    /** The agent observed that none of the deployment's objects exist any more. */
    record Gone(UUID workload, String cluster, long generation, Instant observedAt) implements DeploymentEvent {}

    /** The objects remain; our ownership marks are removed. */
    record Released(UUID workload, String cluster, long generation, Instant observedAt) implements DeploymentEvent {}

    /** The counts from which a transition was judged. */
    record Evidence(int desired, int updated, int ready, int available, Instant observedAt) {}
}
