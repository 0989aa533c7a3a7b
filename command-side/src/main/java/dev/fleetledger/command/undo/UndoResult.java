package dev.fleetledger.command.undo;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.guardrail.change.ChangeSettingsResult;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.manifest.diff.Change;

/**
 * What an undo has done, or would do.
 *
 * @param id        of the inverse command's target
 * @param undone    position of the entry that is taken back
 * @param action    of the inverse command, under which it is recorded
 * @param clusters  concerned clusters that the actor may see
 * @param elsewhere number of further clusters
 * @param inTheWay  in a preview: why it would be refused; empty: it would be done
 * @param workload  the new workload, when a deletion is taken back
 * @param undoes    the deleted workload, which stays deleted
 * @param state     of a change of the settings: {@code inForce}, or {@code pending} until another Fleet Admin approves it
 */
record UndoResult(String id, String undone, String action, List<Change> changes, List<String> clusters, int elsewhere,
        @Nullable List<Obstacle> inTheWay, @Nullable Integer revision, @Nullable UUID rolloutId, @Nullable UUID workload,
        @Nullable UUID undoes, @Nullable String state, long version, String position) implements CommandResult {

    /** Whether clusters will act, or a second person has to. */
    boolean isPending() {
        return inTheWay == null && (rolloutId != null || ChangeSettingsResult.PENDING.equals(state));
    }
}
