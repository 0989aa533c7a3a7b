package dev.fleetledger.command.undo.inverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.undo.inverse.Reversal.Impossible;
import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** How changes of workloads are taken back. */
final class WorkloadInverses {

    static final Map<String, Rule> RULES = Map.of(
            "draft.submit", WorkloadInverses::change,
            "workload.rollback", WorkloadInverses::change,
            "workload.place", WorkloadInverses::change,
            "workload.delete", WorkloadInverses::deletion,
            "workload.restart", Rule.never("RestartHasNoInverse",
                    "A restart has replaced pods by new ones of the same manifest; the former pods can't come back.",
                    "To run something else, edit the workload or roll it back."));

    private WorkloadInverses() {}

    private static Reversal change(RecordedCommand command) {
        Optional<WorkloadEvent.Created> created = command.own(WorkloadEvent.Created.class);
        if (created.isPresent()) {
            return new Possible(new Inverse.Delete(created.get().workload()),
                    command.later(WorkloadEvent.Revised.class, WorkloadEvent.Placed.class));
        }
        WorkloadEvent.Revised revised = command.own(WorkloadEvent.Revised.class).orElse(null);
        WorkloadEvent.Placed placed = command.own(WorkloadEvent.Placed.class).orElse(null);
        return revised == null && placed == null
                ? new Impossible("NothingWasChanged", "The command has changed neither the revision nor the placement.",
                        "There is nothing to undo.")
                : change(command, revised, placed);
    }

    /** A later change of the placement is not in the way of a revision, nor the other way round. */
    private static Reversal change(RecordedCommand command, WorkloadEvent.@Nullable Revised revised,
            WorkloadEvent.@Nullable Placed placed) {
        List<Long> later = new ArrayList<>();
        if (revised != null) {
            later.addAll(command.later(WorkloadEvent.Revised.class));
        }
        if (placed != null) {
            later.addAll(command.later(WorkloadEvent.Placed.class));
        }
        UUID workload = command.requireOwn(WorkloadEvent.class).workload();
        return new Possible(new Inverse.Return(workload, revised == null ? null : Integer.valueOf(revised.revision() - 1),
                placed == null ? null : Integer.valueOf(placed.placementVersion() - 1), placed == null ? basis(command) : null),
                later.stream().distinct().sorted().toList());
    }

    /** Clusters that the rollout has not touched have the former specification already. */
    private static @Nullable UUID basis(RecordedCommand command) {
        return command.rollout() != null && command.rollout().isPartial() ? command.rollout().rollout() : null;
    }

    private static Reversal deletion(RecordedCommand command) {
        UUID workload = command.last(WorkloadEvent.Created.class).orElseThrow().workload();
        RolloutFacts rollout = command.rollout();
        // A deletion that was aborted may have been followed by another one.
        if (command.hasLater(WorkloadEvent.Deleted.class) && (rollout == null || rollout.isCompleted())) {
            return new Possible(new Inverse.Recreate(workload), List.of());
        }
        if (rollout != null && rollout.isOpen() && !rollout.touched()) {
            return new Possible(new Inverse.AbortRollout(rollout.rollout()), List.of());
        }
        return rollout != null && rollout.isOpen()
                ? new Impossible("DeletionIsRunning", "The deletion has reached clusters, and has not reached all of them.",
                        "Wait until the workload is deleted, then undo creates it anew; or abort rollout " + rollout.rollout()
                                + " to keep it where it still runs.")
                : new Impossible("DeletionWasAborted", "The deletion was ended before the workload was deleted.",
                        "Change its placement to bring it back to clusters that it has left.");
    }
}
