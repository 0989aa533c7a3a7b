package dev.fleetledger.command.rollout.repository;

import java.util.List;
import java.util.Objects;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutState;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.rollout.RolloutEvent;

/**
 * A loaded rollout that the actor may see, locked against other transactions.
 *
 * @param namespace of the workload
 */
public record LoadedRollout(Rollout rollout, EventStream<RolloutEvent> eventStream, String namespace, Authorization authorization) {

    public RolloutState state() {
        return Rollout.requireState(rollout);
    }

    /** Subject of the person whose command planned it. */
    public String requester() {
        return Objects.requireNonNull(eventStream.metadata().getFirst().get(EventMetadata.ACTOR));
    }

    /** @return the version after these events */
    long versionAfter(List<RolloutEvent> events) {
        return Rollout.requireState(Rollout.evolveAll(rollout, events)).version();
    }
}
