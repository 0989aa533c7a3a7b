package dev.fleetledger.command.draft.submit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.rollout.plan.NewNamespaces;
import dev.fleetledger.command.rollout.plan.ResolvedPlacement;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.render.Specification;

/**
 * What a submit of the draft would append, with all defaults written out.
 *
 * @param workload stream of the edited workload, or an empty one for a new workload
 * @param family   family of a variant
 */
public record Submission(DraftContent draft, JsonNode specification, JsonNode placement, ResolvedPlacement resolvedPlacement, UUID id,
        EventStream<WorkloadEvent> workload,
        List<PlacementCluster> placedClusters, FamilyAssignment family) {

    static Submission of(DraftContent draft, UUID id, EventStream<WorkloadEvent> workload, List<PlacementCluster> fleet,
            FamilyAssignment familyAssignment) {
        WorkloadState workloadState = workload.isEmpty() ? null : Workload.state(Workload.replay(workload.events()));
        CompletedDocuments completedDocuments =
                Defaults.fill(draft.documents(), new DraftContext(draft.cluster(), workloadState == null ? null
                        : workloadState.specification(),
                        draft.imported().kept(), draft.imported().tolerated()));
        JsonNode placement = Specification.placementOf(completedDocuments);
        List<String> placedNames = workloadState == null ? List.of() : workloadState.clusters();
        List<PlacementCluster> placedClusters = fleet.stream().filter(placementCluster -> placedNames.contains(placementCluster.name()))
                .toList();
        return new Submission(draft, Specification.of(completedDocuments, draft.imported().kept()), placement,
                ResolvedPlacement.resolve(placement, fleet, placedNames, workloadState == null ? MissingNode.getInstance()
                        : workloadState.placement()), id, workload, placedClusters, familyAssignment);
    }

    public @Nullable Instant restartedAt() {
        return workload.isEmpty() ? null : Workload.state(Workload.replay(workload.events())).restartedAt();
    }

    public String namespace() {
        return specification.path("basics").path("namespace").stringValue("");
    }

    List<PlacementCluster> newNamespaces() {
        JsonNode previousSpecification = workload.isEmpty() ? null : Workload.state(Workload.replay(workload.events())).specification();
        return NewNamespaces.findClusters(specification, resolvedPlacement.authorizationClusters(), previousSpecification,
                placedClusters.stream().map(PlacementCluster::name).toList());
    }

    /** All clusters that the submit affects: the targets and those that the workload leaves. */
    List<PlacementCluster> affectedClusters() {
        List<PlacementCluster> affected = new ArrayList<>(resolvedPlacement.authorizationClusters());
        Stream.of(placedClusters).flatMap(List::stream).filter(it -> affected.stream().noneMatch(other -> other.name().equals(it.name())))
                .forEach(affected::add);
        return affected;
    }

    List<String> clustersToLeave() {
        return placedClusters.stream().map(PlacementCluster::name).filter(name -> !resolvedPlacement.clusterNames().contains(name))
                .toList();
    }

    /** An edit that changes only where the workload runs makes no revision. */
    RolloutKind rolloutKind() {
        return workloadEvents().stream().anyMatch(WorkloadEvent.Revised.class::isInstance) ? RolloutKind.REVISION : RolloutKind.PLACEMENT;
    }

    /** @throws dev.fleetledger.problem.StateConflictException when the workload has changed since or was deleted */
    public List<WorkloadEvent> workloadEvents() {
        WorkloadCommand.Target target = new WorkloadCommand.Target(placement, resolvedPlacement.clusterNames());
        return Workload.decide(Workload.replay(workload.events()), draft.basedOn() == null ? createCommand(target) : editCommand(target));
    }

    private WorkloadCommand createCommand(WorkloadCommand.Target target) {
        return new WorkloadCommand.Create(id, draft.kind(), namespace(), name(), family.id(), specification, draft.draft(), target);
    }

    private WorkloadCommand editCommand(WorkloadCommand.Target target) {
        return new WorkloadCommand.Edit(draft.requireBase(), specification, draft.draft(), target);
    }

    private String name() {
        return specification.path("basics").path("name").stringValue("");
    }
}
