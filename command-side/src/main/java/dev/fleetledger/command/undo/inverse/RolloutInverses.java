package dev.fleetledger.command.undo.inverse;

import java.util.Map;

import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.rollout.RolloutEvent;

/** How decisions about rollouts are taken back. */
final class RolloutInverses {

    private static final String UNDO_CHANGE = "Undo the command that planned the rollout.";
    private static final Class<?>[] STATES = {RolloutEvent.Paused.class, RolloutEvent.Resumed.class, RolloutEvent.Aborted.class,
        RolloutEvent.Finished.class};

    static final Map<String, Rule> RULES = Map.of(
            "rollout.pause", command -> new Possible(new Inverse.ResumeRollout(command.requireOwn(RolloutEvent.Paused.class).rollout()),
                    command.later(STATES)),
            "rollout.resume", command -> new Possible(new Inverse.PauseRollout(command.requireOwn(RolloutEvent.Resumed.class).rollout()),
                    command.later(STATES)),
            "rollout.abort", Rule.never("AbortHasNoInverse", "An aborted rollout is over.",
                    "Make the same change again: it begins a new rollout."),
            "rollout.approve", Rule.never("ApprovalHasNoInverse", "What was approved has been sent to clusters.", UNDO_CHANGE),
            "rollout.reject", Rule.never("RejectionHasNoInverse", "A rollout that was rejected is over.",
                    "Make the same change again: it asks for approval again."),
            "rollout.retry", Rule.never("RetryHasNoInverse", "The cluster got once more what the rollout has planned for it.", UNDO_CHANGE),
            "rollout.skip", Rule.never("SkipHasNoInverse", "The rollout went on without the cluster.",
                    "Bring the change to the cluster by a rollout of its own."));

    private RolloutInverses() {}
}
