package dev.fleetledger.command.relay;

import java.util.Optional;

import dev.fleetledger.ledger.GapStopReader;

/** A ledger that ends before what the topics were told is an older one: what it says next would contradict what the agents know. */
record RestoreCheck(GapStopReader ledger, Place place, KnownHeads heads, IntentTopics topics) {

    /** @return why the relay must stand still; once found it stays so, over restarts too */
    Optional<RelayState.StandingStill> check() {
        Long found = place.knownHead();
        long head = ledger.head().value();
        if (found != null) {
            return Optional.of(new RelayState.StandingStill(head, found));
        }
        long known = heads.highest(topics.there());
        if (known <= head) {
            return Optional.empty();
        }
        place.standStill(known);
        return Optional.of(new RelayState.StandingStill(head, known));
    }
}
