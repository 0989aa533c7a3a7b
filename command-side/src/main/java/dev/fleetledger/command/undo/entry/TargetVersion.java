package dev.fleetledger.command.undo.entry;

import java.util.List;
import java.util.UUID;

import dev.fleetledger.command.undo.inverse.PastEvent;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.StreamId;

/** Version of what a command has changed, as its ETag tells it. */
final class TargetVersion {

    private static final long GIVEN = 1;
    private static final long REVOKED = 2;

    private TargetVersion() {}

    static long of(StreamId stream, List<PastEvent> history) {
        return switch (stream.type()) {
            case "Grants" -> ofGrant(history);
            case "Rollout" -> history.stream().filter(it -> it.payload() instanceof RolloutEvent event && RolloutEvent.raisesVersion(event))
                    .count();
            default -> history.size();
        };
    }

    /** All grants share a stream, but each has a version of its own (decision 63). */
    private static long ofGrant(List<PastEvent> history) {
        UUID grant = history.stream().filter(PastEvent::own).map(PastEvent::payload).filter(GrantEvent.class::isInstance)
                .map(GrantEvent.class::cast).findFirst().orElseThrow().grant();
        return history.stream().anyMatch(it -> it.payload() instanceof GrantEvent.Revoked revoked && revoked.grant().equals(grant))
                ? REVOKED : GIVEN;
    }
}
