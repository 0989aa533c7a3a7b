package dev.fleetledger.contract.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Stream {@code Workload/<id>}. Holds people's changes only, so its length is the workload's version. */
public sealed interface WorkloadEvent {

    UUID workload();

    /** @param family workloads that are variants of one daemon share it */
    record Created(UUID workload, String kind, String namespace, String name, @Nullable UUID family) implements WorkloadEvent {}

    /**
     * @param revision      counted from 1
     * @param specification basics, containers, services, advanced and overrides with every default filled in
     * @param rolledBackTo  the revision whose specification this one repeats
     */
    record Revised(UUID workload, int revision, JsonNode specification, @Nullable UUID draft, @Nullable Integer rolledBackTo)
            implements WorkloadEvent {}

    /**
     * Where the workload is to run; versioned apart from revisions.
     *
     * @param placement the placement step's document with every default filled in, overrides left out
     * @param clusters  the targets as they were resolved then
     */
    record Placed(UUID workload, int placementVersion, JsonNode placement, List<String> clusters) implements WorkloadEvent {}

    /**
     * All its pods are to start anew. It is no revision; every generation from now on carries the time in its pod template, so that none
     * takes a restart back.
     *
     * @param at when it was asked for, to the second
     */
    record Restarted(UUID workload, Instant at) implements WorkloadEvent {}

    /** @param policy {@code delete} or {@code release}; each cluster's end is told by its deployment */
    record Deleted(UUID workload, String policy, List<String> clusters) implements WorkloadEvent {}

    /** A variant of it was made: from now on they belong together. */
    record FamilyFounded(UUID workload, UUID family) implements WorkloadEvent {}
}
