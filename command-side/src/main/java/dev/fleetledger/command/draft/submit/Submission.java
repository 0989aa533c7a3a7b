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
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
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
public record Submission(DraftContent draft, JsonNode specification, JsonNode placement, ResolvedPlacement aim, UUID id, EventStream<WorkloadEvent> workload,
        List<PlacementCluster> before, FamilyAssignment family) {

    static Submission of(DraftContent draft, UUID id, EventStream<WorkloadEvent> workload, List<PlacementCluster> fleet, FamilyAssignment familyAssignment) {
        WorkloadState workloadState = workload.isEmpty() ? null : Workload.state(Workload.replay(workload.events()));
        CompletedDocuments completedDocuments = Defaults.fill(draft.documents(), new DraftContext(draft.cluster(), workloadState == null ? null : workloadState.specification(),
                draft.carried().kept(), draft.carried().found()));
        JsonNode placement = Specification.placementOf(completedDocuments);
        List<String> already = workloadState == null ? List.of() : workloadState.clusters();
        List<PlacementCluster> before = fleet.stream().filter(placementCluster -> already.contains(placementCluster.name())).toList();
        return new Submission(draft, Specification.of(completedDocuments, draft.carried().kept()), placement,
                ResolvedPlacement.resolve(placement, fleet, already, workloadState == null ? MissingNode.getInstance() : workloadState.placement()), id, workload, before, familyAssignment);
    }

    public @Nullable Instant restartedAt() {
        return workload.isEmpty() ? null : Workload.state(Workload.replay(workload.events())).restartedAt();
    }

    public String namespace() {
        return specification.path("basics").path("namespace").stringValue("");
    }

    List<PlacementCluster> newNamespaces() {
        JsonNode until = workload.isEmpty() ? null : Workload.state(Workload.replay(workload.events())).specification();
        return NewNamespaces.in(specification, aim.authorizationClusters(), until, before.stream().map(PlacementCluster::name).toList());
    }

    /** All clusters that the submit affects: the targets and those that the workload leaves. */
    List<PlacementCluster> affectedClusters() {
        List<PlacementCluster> touched = new ArrayList<>(aim.authorizationClusters());
        Stream.of(before).flatMap(List::stream).filter(it -> touched.stream().noneMatch(other -> other.name().equals(it.name()))).forEach(touched::add);
        return touched;
    }

    List<String> clustersToLeave() {
        return before.stream().map(PlacementCluster::name).filter(name -> !aim.clusterNames().contains(name)).toList();
    }

    /** @throws dev.fleetledger.command.decision.StateConflictException when the workload has changed since or was deleted */
    public List<WorkloadEvent> workloadEvents() {
        WorkloadCommand.Target target = new WorkloadCommand.Target(placement, aim.clusterNames());
        BasedOn seen = draft.basedOn();
        return Workload.decide(Workload.replay(workload.events()), seen == null ? created(target) : edited(seen, target));
    }

    private WorkloadCommand created(WorkloadCommand.Target target) {
        return new WorkloadCommand.Create(id, draft.kind(), namespace(), name(), family.id(), specification, draft.draft(), target);
    }

    private WorkloadCommand edited(BasedOn seen, WorkloadCommand.Target target) {
        return new WorkloadCommand.Edit(new WorkloadCommand.BaseVersion(seen.revision(), seen.placementVersion()), specification, draft.draft(), target);
    }

    private String name() {
        return specification.path("basics").path("name").stringValue("");
    }
}
