package dev.fleetledger.command.undo.execution;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.guardrail.change.ChangeSettingsResult;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.command.workload.WorkloadChangeResult;
import dev.fleetledger.command.workload.deletion.DeleteWorkloadResult;

/**
 * What the inverse command has answered, as far as the answer to the undo repeats it.
 *
 * @param rollout  that brings it to clusters
 * @param workload that was created
 * @param state    of a change of the settings
 */
public record InverseOutcome(String id, long version, String position, @Nullable Integer revision, @Nullable UUID rollout,
        @Nullable UUID workload, @Nullable String state) {

    static InverseOutcome of(CommandResult result) {
        return switch (result) {
            case WorkloadChangeResult it -> new InverseOutcome(it.id(), it.version(), it.position(), it.revision(), it.rolloutId(), null,
                    null);
            case DeleteWorkloadResult it -> new InverseOutcome(it.id(), it.version(), it.position(), null, it.rolloutId(), null, null);
            case ChangeSettingsResult it -> new InverseOutcome(it.id(), it.version(), it.position(), null, null, null, it.state());
            default -> new InverseOutcome(result.id(), result.version(), result.position(), null, null, null, null);
        };
    }
}
