package dev.fleetledger.command.workload;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.rule.StateForbids;
import dev.fleetledger.command.workload.WorkloadCommand.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Aggregate of a workload. States: live → deleted, which is final; the same name later belongs to another workload. */
public sealed interface Workload {

    Workload NONE = new None();

    record None() implements Workload {}

    record Live(Known known) implements Workload {}

    record Deleted(Known known) implements Workload {}

    static List<WorkloadEvent> decide(Workload workload, WorkloadCommand command) {
        return switch (command) {
            case WorkloadCommand.Create it -> create(workload, it);
            case WorkloadCommand.Edit it -> edit(live(workload), it);
            case WorkloadCommand.RollBack it -> rollBack(live(workload), it.revision());
            case WorkloadCommand.Place it -> place(live(workload), it);
            case WorkloadCommand.Restart it -> List.of(new WorkloadEvent.Restarted(live(workload).workload(), it.at().truncatedTo(ChronoUnit.SECONDS)));
            case WorkloadCommand.FoundFamily it -> found(live(workload), it.family());
            case WorkloadCommand.Delete it -> List.of(new WorkloadEvent.Deleted(live(workload).workload(), it.policy(), live(workload).clusters()));
        };
    }

    static Workload evolve(Workload workload, WorkloadEvent event) {
        return switch (event) {
            case WorkloadEvent.Created it -> new Live(Known.of(it));
            case WorkloadEvent.Revised it -> new Live(known(workload).with(it.revision(), it.specification()));
            case WorkloadEvent.Placed it -> new Live(known(workload).at(it.placementVersion(), it.placement(), it.clusters()));
            case WorkloadEvent.Restarted it -> new Live(known(workload).restarted(it.at()));
            case WorkloadEvent.FamilyFounded it -> founded(workload, it.family());
            case WorkloadEvent.Deleted _ -> new Deleted(known(workload));
        };
    }

    static Workload of(List<WorkloadEvent> history) {
        return after(NONE, history);
    }

    static Workload after(Workload before, List<WorkloadEvent> events) {
        Workload workload = before;
        for (WorkloadEvent event : events) {
            workload = evolve(workload, event);
        }
        return workload;
    }

    static Known known(Workload workload) {
        return switch (workload) {
            case None _ -> throw new IllegalStateException("A workload's history begins with its creation");
            case Live it -> it.known();
            case Deleted it -> it.known();
        };
    }

    /** @throws StateForbids when the workload was deleted */
    static Known live(Workload workload) {
        return switch (workload) {
            case None _ -> throw new IllegalStateException("There is no such workload");
            case Live it -> it.known();
            case Deleted _ -> throw new StateForbids("WorkloadIsDeleted", "The workload was deleted.",
                    "Start a draft from its last revision to create it anew.");
        };
    }

    /** The first variant founds the family; later calls change nothing. */
    private static List<WorkloadEvent> found(Known known, UUID family) {
        return known.family() == null ? List.of(new WorkloadEvent.FamilyFounded(known.workload(), family)) : List.of();
    }

    private static Workload founded(Workload workload, UUID family) {
        return switch (workload) {
            case None none -> none;
            case Live it -> new Live(it.known().in(family));
            case Deleted it -> new Deleted(it.known().in(family));
        };
    }

    private static List<WorkloadEvent> create(Workload workload, WorkloadCommand.Create it) {
        if (!(workload instanceof None)) {
            throw new IllegalStateException("An id is given once");
        }
        return List.of(new WorkloadEvent.Created(it.workload(), it.kind(), it.namespace(), it.name(), it.family()),
                new WorkloadEvent.Revised(it.workload(), 1, it.specification(), it.draft(), null),
                new WorkloadEvent.Placed(it.workload(), 1, it.target().placement(), it.target().clusters()));
    }

    private static List<WorkloadEvent> edit(Known known, WorkloadCommand.Edit it) {
        if (it.seen().revision() != known.revision() || it.seen().placementVersion() != known.placementVersion()) {
            throw movedOn(known, it.seen());
        }
        boolean moved = !known.isAt(it.target());
        List<WorkloadEvent> events = new ArrayList<>();
        // A change of placement alone creates no revision. An edit without any change creates one, because it was requested.
        if (!moved || !it.specification().equals(known.specification())) {
            events.add(next(known, it.specification(), it.draft(), null));
        }
        placed(known, it.target(), events);
        return List.copyOf(events);
    }

    private static StateForbids movedOn(Known known, WorkloadCommand.Seen seen) {
        return new StateForbids("WorkloadMovedOn", "The workload is at revision " + known.revision() + ", placement "
                + known.placementVersion() + "; the draft went on from revision " + seen.revision() + ", placement "
                + seen.placementVersion() + ".", "Put the draft on what the workload is now by :rebase, look at what changed, and submit again.")
                .with("changes", known.changesSince(seen.revision(), seen.placementVersion()));
    }

    private static List<WorkloadEvent> rollBack(Known known, int revision) {
        if (revision == known.revision()) {
            throw new StateForbids("RevisionIsCurrent", "The workload is at revision " + revision + ".", "Choose an earlier revision.");
        }
        return List.of(next(known, known.specification(revision), null, revision));
    }

    private static List<WorkloadEvent> place(Known known, WorkloadCommand.Place it) {
        List<WorkloadEvent> events = new ArrayList<>();
        if (!it.specification().equals(known.specification())) {
            events.add(next(known, it.specification(), null, null));
        }
        placed(known, it.target(), events);
        return List.copyOf(events);
    }

    private static void placed(Known known, Target target, List<WorkloadEvent> events) {
        if (!known.isAt(target)) {
            events.add(new WorkloadEvent.Placed(known.workload(), known.placementVersion() + 1, target.placement(), target.clusters()));
        }
    }

    private static WorkloadEvent next(Known known, JsonNode specification, @Nullable UUID draft, @Nullable Integer rolledBackTo) {
        return new WorkloadEvent.Revised(known.workload(), known.revision() + 1, specification, draft, rolledBackTo);
    }
}
