package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.contract.rollout.RolloutEvent;

/** Commands of the rollout aggregate. What it does by itself is {@link Rollout#advance}. */
public sealed interface RolloutCommand {

    /** @param debts clusters that get nothing before a person decides, with the code of each debt */
    record Plan(RolloutEvent.Planned planned, Map<String, String> debts) implements RolloutCommand {}

    /** @param manifests what the approver was shown */
    record Approve(String manifests, Instant now) implements RolloutCommand {}

    record Reject() implements RolloutCommand {}

    record Pause() implements RolloutCommand {}

    record Resume(RolloutProgress progress, Instant now) implements RolloutCommand {}

    record Abort() implements RolloutCommand {}

    record Retry(String cluster, RolloutProgress progress) implements RolloutCommand {}

    record Skip(String cluster, RolloutProgress progress) implements RolloutCommand {}

    /** Another rollout of the workload replaces it. */
    record Replace(UUID by) implements RolloutCommand {}
}
