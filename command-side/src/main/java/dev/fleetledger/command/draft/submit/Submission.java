package dev.fleetledger.command.draft.submit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.rollout.launch.Aim;
import dev.fleetledger.command.rollout.launch.NewNamespaces;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.render.Specification;

/**
 * What a submit of the draft would append, with all defaults written out.
 *
 * @param workload stream of the edited workload, or an empty one for a new workload
 * @param family   family of a variant
 */
public record Submission(Content draft, JsonNode specification, JsonNode placement, Aim aim, UUID id, History<WorkloadEvent> workload,
        List<Cluster> before, Family family) {

    static Submission of(Content draft, UUID id, History<WorkloadEvent> workload, List<Cluster> fleet, Family family) {
        Known known = workload.isEmpty() ? null : Workload.known(Workload.of(workload.events()));
        Filled filled = Defaults.fill(draft.documents(), new Circumstances(draft.cluster(), known == null ? null : known.specification(),
                draft.carried().kept(), draft.carried().found()));
        JsonNode placement = Specification.placementOf(filled);
        List<String> already = known == null ? List.of() : known.clusters();
        List<Cluster> before = fleet.stream().filter(cluster -> already.contains(cluster.name())).toList();
        return new Submission(draft, Specification.of(filled, draft.carried().kept()), placement,
                Aim.of(placement, fleet, already, known == null ? MissingNode.getInstance() : known.placement()), id, workload, before, family);
    }

    public @Nullable Instant restartedAt() {
        return workload.isEmpty() ? null : Workload.known(Workload.of(workload.events())).restartedAt();
    }

    public String namespace() {
        return specification.path("basics").path("namespace").stringValue("");
    }

    List<Cluster> newNamespaces() {
        JsonNode until = workload.isEmpty() ? null : Workload.known(Workload.of(workload.events())).specification();
        return NewNamespaces.in(specification, aim.asked(), until, before.stream().map(Cluster::name).toList());
    }

    /** All clusters that the submit affects: the targets and those that the workload leaves. */
    List<Cluster> touched() {
        List<Cluster> touched = new ArrayList<>(aim.asked());
        Stream.of(before).flatMap(List::stream).filter(it -> touched.stream().noneMatch(other -> other.name().equals(it.name()))).forEach(touched::add);
        return touched;
    }

    List<String> leaving() {
        return before.stream().map(Cluster::name).filter(name -> !aim.names().contains(name)).toList();
    }

    /** @throws dev.fleetledger.command.rule.StateForbids when the workload has changed since or was deleted */
    public List<WorkloadEvent> decided() {
        WorkloadCommand.Target target = new WorkloadCommand.Target(placement, aim.names());
        BasedOn seen = draft.basedOn();
        return Workload.decide(Workload.of(workload.events()), seen == null ? created(target) : edited(seen, target));
    }

    private WorkloadCommand created(WorkloadCommand.Target target) {
        return new WorkloadCommand.Create(id, draft.kind(), namespace(), name(), family.id(), specification, draft.draft(), target);
    }

    private WorkloadCommand edited(BasedOn seen, WorkloadCommand.Target target) {
        return new WorkloadCommand.Edit(new WorkloadCommand.Seen(seen.revision(), seen.placementVersion()), specification, draft.draft(), target);
    }

    private String name() {
        return specification.path("basics").path("name").stringValue("");
    }
}
