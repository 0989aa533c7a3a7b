package dev.fleetledger.command.undo.inverse;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What became of the rollout that a command has planned.
 *
 * @param outcome absent: it is open
 * @param newest  whether no later one of the workload has been planned
 * @param touched whether it has sent a generation to any cluster
 */
public record RolloutFacts(UUID rollout, @Nullable String outcome, boolean newest, boolean touched) {

    private static final String COMPLETED = "completed";

    public boolean isOpen() {
        return outcome == null;
    }

    boolean isCompleted() {
        return COMPLETED.equals(outcome);
    }

    /** Whether other clusters of the workload still have what they had before. */
    boolean isPartial() {
        return newest && touched && !isCompleted();
    }
}
