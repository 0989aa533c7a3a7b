package dev.fleetledger.command.relay;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.fleetledger.ledger.GapStopReader;

/** A ledger that ends before what the topics were told is an older one: what it says next would contradict what the agents know. */
record RestoreCheck(GapStopReader ledger, Place place, KnownHeads heads, IntentTopics topics, Setback setback) {

    /** @return why the relay must stand still; once found it stays so, over restarts too */
    Optional<RelayState.StandingStill> check() {
        long head = ledger.head().value();
        Optional<Heard> found = place.later();
        if (found.isEmpty()) {
            found = later(new Heard(place.hub(ledger.head()).epoch(), head));
            found.ifPresent(later -> setback.note(head, later));
        }
        return found.map(later -> new RelayState.StandingStill(head, later.head()));
    }

    /** By what the topics were told last, or by what was sent from here already. */
    private Optional<Heard> later(Heard now) {
        Heard told = heads.newest(topics.there());
        Heard sent = new Heard(now.epoch(), place.read().value());
        return Stream.of(told, sent).max(Comparator.naturalOrder()).filter(newest -> newest.compareTo(now) > 0);
    }

    /** A person said that it is to go on from where it stands. */
    boolean isAccepted() {
        return place.later().isEmpty();
    }
}
