package dev.fleetledger.contract.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Events of the stream {@code Workload/<id>}: changes by people only, so the stream's length is the workload's version. */
public sealed interface WorkloadEvent {

    UUID workload();

    /** @param family shared by workloads that are variants of one daemon */
    record Created(UUID workload, String kind, String namespace, String name, @Nullable UUID family) implements WorkloadEvent {}

    /**
     * @param revision      counted from 1
     * @param specification basics, containers, services, advanced and overrides with all defaults written out
     * @param rolledBackTo  the revision whose specification this one repeats
     */
    record Revised(UUID workload, int revision, JsonNode specification, @Nullable UUID draft, @Nullable Integer rolledBackTo)
            implements WorkloadEvent {}

    /**
     * The workload's target clusters have changed; placements are versioned independently of revisions.
     *
     * @param placement the placement step's document with all defaults written out, without overrides
     * @param clusters  the target clusters as resolved at that time
     */
    record Placed(UUID workload, int placementVersion, JsonNode placement, List<String> clusters) implements WorkloadEvent {}

    /**
     * All pods are to be restarted. A restart is not a revision. Every later generation carries this time in its pod template, so that none
     * reverts the restart.
     *
     * @param at time of the request, to the second
     */
    record Restarted(UUID workload, Instant at) implements WorkloadEvent {}

    /** @param policy {@code delete} or {@code release}; the end in each cluster is recorded by its deployment */
    record Deleted(UUID workload, String policy, List<String> clusters) implements WorkloadEvent {}

    /** A variant of the workload was created; from now on both belong to one family. */
    record FamilyFounded(UUID workload, UUID family) implements WorkloadEvent {}
}
