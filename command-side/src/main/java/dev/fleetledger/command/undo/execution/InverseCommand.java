package dev.fleetledger.command.undo.execution;

import java.util.List;

import dev.fleetledger.manifest.diff.Change;

/**
 * An inverse as it would be executed.
 *
 * @param action         of its entry in the audit
 * @param changes        of the target's fields
 * @param checksVersion  whether the command requires the expected version by itself
 * @param execution      executes it
 */
public record InverseCommand(String action, List<Change> changes, boolean checksVersion, Execution execution) {

    /** Sends the commands. */
    public interface Execution {

        InverseOutcome execute(InverseSender sender);
    }
}
