package dev.fleetledger.command.workload;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.workload.WorkloadCommand.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.problem.StateConflictException;

/** Aggregate of a workload. States: live → deleted, which is final; the same name later belongs to another workload. */
public sealed interface Workload {

    Workload NONE = new None();

    record None() implements Workload {}

    record Live(WorkloadState state) implements Workload {}

    record Deleted(WorkloadState state) implements Workload {}

    static List<WorkloadEvent> decide(Workload workload, WorkloadCommand command) {
        return switch (command) {
            case WorkloadCommand.Create it -> create(workload, it);
            case WorkloadCommand.Edit it -> edit(requireLive(workload), it);
            case WorkloadCommand.RollBack it -> rollBack(requireLive(workload), it.revision());
            case WorkloadCommand.Place it -> place(requireLive(workload), it);
            case WorkloadCommand.Restart it -> List.of(new WorkloadEvent.Restarted(requireLive(workload).workload(), it.at()
                    .truncatedTo(ChronoUnit.MICROS)));
            case WorkloadCommand.FoundFamily it -> foundFamily(requireLive(workload), it.family());
            case WorkloadCommand.Delete it -> List.of(new WorkloadEvent.Deleted(requireLive(workload).workload(), it.policy(),
                    requireLive(workload).clusters()));
        };
    }

    static Workload evolve(Workload workload, WorkloadEvent event) {
        return switch (event) {
            case WorkloadEvent.Created it -> new Live(WorkloadState.of(it));
            case WorkloadEvent.Revised it -> new Live(state(workload).withRevision(it.revision(), it.specification()));
            case WorkloadEvent.Placed it -> new Live(state(workload).withPlacement(it.placementVersion(), it.placement(), it.clusters()));
            case WorkloadEvent.Restarted it -> new Live(state(workload).withRestart(it.at()));
            case WorkloadEvent.FamilyFounded it -> withFamily(workload, it.family());
            case WorkloadEvent.Deleted _ -> new Deleted(state(workload));
        };
    }

    static Workload replay(List<WorkloadEvent> events) {
        return evolveAll(NONE, events);
    }

    static Workload evolveAll(Workload before, List<WorkloadEvent> events) {
        Workload workload = before;
        for (WorkloadEvent event : events) {
            workload = evolve(workload, event);
        }
        return workload;
    }

    static WorkloadState state(Workload workload) {
        return switch (workload) {
            case None _ -> throw new IllegalStateException("A workload's event stream must begin with its creation");
            case Live it -> it.state();
            case Deleted it -> it.state();
        };
    }

    /** @throws StateConflictException when the workload was deleted */
    static WorkloadState requireLive(Workload workload) {
        return switch (workload) {
            case None _ -> throw new IllegalStateException("There is no such workload");
            case Live it -> it.state();
            case Deleted _ -> throw new StateConflictException("WorkloadIsDeleted", "The workload was deleted.",
                    "Start a draft from its last revision to create it again as a new workload.");
        };
    }

    /** The first variant founds the family; later calls change nothing. */
    private static List<WorkloadEvent> foundFamily(WorkloadState workloadState, UUID family) {
        return workloadState.family() == null ? List.of(new WorkloadEvent.FamilyFounded(workloadState.workload(), family)) : List.of();
    }

    private static Workload withFamily(Workload workload, UUID family) {
        return switch (workload) {
            case None none -> none;
            case Live it -> new Live(it.state().withFamily(family));
            case Deleted it -> new Deleted(it.state().withFamily(family));
        };
    }

    private static List<WorkloadEvent> create(Workload workload, WorkloadCommand.Create it) {
        if (!(workload instanceof None)) {
            throw new IllegalStateException("The workload already exists");
        }
        return List.of(new WorkloadEvent.Created(it.workload(), it.kind(), it.namespace(), it.name(), it.family()),
                new WorkloadEvent.Revised(it.workload(), 1, it.specification(), it.draft(), null),
                new WorkloadEvent.Placed(it.workload(), 1, it.target().placement(), it.target().clusters()));
    }

    private static List<WorkloadEvent> edit(WorkloadState workloadState, WorkloadCommand.Edit it) {
        if (!it.baseVersion().equals(workloadState.currentVersion())) {
            throw movedOn(workloadState, it.baseVersion());
        }
        boolean placementChanged = !workloadState.isPlacedAt(it.target());
        List<WorkloadEvent> events = new ArrayList<>();
        // A change of placement alone creates no revision. An edit without any change creates one, because it was requested.
        if (!placementChanged || !it.specification().equals(workloadState.specification())) {
            events.add(revise(workloadState, it.specification(), it.draft(), null));
        }
        addPlaced(workloadState, it.target(), events);
        return List.copyOf(events);
    }

    private static StateConflictException movedOn(WorkloadState workloadState, WorkloadVersion baseVersion) {
        return new StateConflictException("WorkloadMovedOn", "The workload was changed since this edit began: it is at revision "
                + workloadState.revision() + ", placement " + workloadState.placementVersion() + ", and the draft is based on revision "
                + baseVersion.revision() + ", placement " + baseVersion.placementVersion() + ".",
                "Take over those changes by :rebase, check the result, and submit again.")
                .with("changes", workloadState.changesSince(baseVersion.revision(), baseVersion.placementVersion()));
    }

    private static List<WorkloadEvent> rollBack(WorkloadState workloadState, int revision) {
        if (revision == workloadState.revision()) {
            throw new StateConflictException("RevisionIsCurrent", "The workload is at revision " + revision + " already.",
                    "Choose an earlier revision.");
        }
        return List.of(revise(workloadState, workloadState.specification(revision), null, revision));
    }

    private static List<WorkloadEvent> place(WorkloadState workloadState, WorkloadCommand.Place it) {
        List<WorkloadEvent> events = new ArrayList<>();
        if (!it.specification().equals(workloadState.specification())) {
            events.add(revise(workloadState, it.specification(), null, null));
        }
        addPlaced(workloadState, it.target(), events);
        return List.copyOf(events);
    }

    private static void addPlaced(WorkloadState workloadState, Target target, List<WorkloadEvent> events) {
        if (!workloadState.isPlacedAt(target)) {
            events.add(new WorkloadEvent.Placed(workloadState.workload(), workloadState.placementVersion() + 1, target.placement(),
                    target.clusters()));
        }
    }

    private static WorkloadEvent revise(WorkloadState workloadState, JsonNode specification, @Nullable UUID draft,
            @Nullable Integer rolledBackTo) {
        return new WorkloadEvent.Revised(workloadState.workload(), workloadState.revision() + 1, specification, draft, rolledBackTo);
    }
}
