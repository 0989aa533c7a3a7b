package dev.fleetledger.command.workload;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.command.workload.WorkloadCommand.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;

/**
 * State of a live or deleted workload.
 *
 * @param family         family of its variants, if any
 * @param restartedAt    when a restart of its pods was last requested
 * @param specifications by revision: the newest, and those that were loaded with it
 * @param placements     by version
 * @param clusters       the current placement's clusters, as resolved when it was set
 */
public record WorkloadState(UUID workload, String kind, String namespace, String name, @Nullable UUID family, @Nullable Instant restartedAt,
        SortedMap<Integer, JsonNode> specifications, SortedMap<Integer, JsonNode> placements, List<String> clusters) {

    static WorkloadState of(WorkloadEvent.Created it) {
        return new WorkloadState(it.workload(), it.kind(), it.namespace(), it.name(), it.family(), null, new TreeMap<>(), new TreeMap<>(),
                List.of());
    }

    public int placementVersion() {
        return placements.isEmpty() ? 0 : placements.lastKey();
    }

    public JsonNode placement() {
        return placements.isEmpty() ? MissingNode.getInstance() : placements.lastEntry().getValue();
    }

    public int revision() {
        return specifications.isEmpty() ? 0 : specifications.lastKey();
    }

    public JsonNode specification() {
        return specification(revision());
    }

    public boolean hasRevision(int revision) {
        return revision >= 1 && revision <= revision();
    }

    /** @throws IllegalArgumentException when the revision does not exist, or was not loaded */
    public JsonNode specification(int revision) {
        JsonNode specification = specifications.get(revision);
        if (specification == null) {
            throw new IllegalArgumentException("Revision " + revision + " does not exist or was not loaded");
        }
        return specification;
    }

    /** Steps at a revision and a placement version, with the defaults of that time. */
    public StepDocuments documents(int revision, int placementVersion) {
        return Specification.toDocuments(specification(revision), placements.getOrDefault(placementVersion, MissingNode.getInstance()));
    }

    /** The workload at a revision and a placement version with all defaults written out, for comparison with an edit. */
    public ThreeWayRebase.Version version(WorkloadVersion version) {
        return new ThreeWayRebase.Version(Defaults.fill(documents(version.revision(), version.placementVersion())).documents(),
                Specification.kept(specification(version.revision())));
    }

    public WorkloadVersion currentVersion() {
        return new WorkloadVersion(revision(), placementVersion());
    }

    /** Changes since the given revision and placement version, field by field. */
    List<Change> changesSince(int revision, int placementVersion) {
        StepDocuments before = documents(revision, placementVersion);
        StepDocuments after = documents(revision(), placementVersion());
        return Arrays.stream(Step.values()).flatMap(step -> DocumentDiff.between(step, before.of(step), after.of(step)).stream())
                .map(Change::withExplicitNulls).toList();
    }

    boolean isPlacedAt(Target target) {
        return placement().equals(target.placement()) && clusters.equals(target.clusters());
    }

    WorkloadState withRevision(int revision, JsonNode specification) {
        SortedMap<Integer, JsonNode> more = new TreeMap<>(specifications);
        more.put(revision, specification);
        return new WorkloadState(workload, kind, namespace, name, family, restartedAt, more, placements, clusters);
    }

    WorkloadState withPlacement(int version, JsonNode newPlacement, List<String> resolved) {
        SortedMap<Integer, JsonNode> more = new TreeMap<>(placements);
        more.put(version, newPlacement);
        return new WorkloadState(workload, kind, namespace, name, family, restartedAt, specifications, more, List.copyOf(resolved));
    }

    WorkloadState withRestart(Instant at) {
        return new WorkloadState(workload, kind, namespace, name, family, at, specifications, placements, clusters);
    }

    WorkloadState withFamily(UUID newFamily) {
        return new WorkloadState(workload, kind, namespace, name, newFamily, restartedAt, specifications, placements, clusters);
    }
}
