package dev.fleetledger.command.relay;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.fleetledger.ledger.GapStopReader;

/**
 * Detects a ledger regression: a ledger that ends before the position known from the topics was restored from an older backup, and
 * its next events would contradict what the agents know.
 */
record RestoreCheck(GapStopReader ledger, Place place, KnownHeads heads, IntentTopics topics, Setback setback) {

    /** @return the reason why the relay must stop; it is stored, so it also holds after a restart */
    Optional<RelayState.StandingStill> check() {
        long head = ledger.head().value();
        Optional<Heard> found = place.later();
        if (found.isEmpty()) {
            found = later(new Heard(place.hub(ledger.head()).epoch(), head));
            found.ifPresent(later -> setback.note(head, later));
        }
        return found.map(later -> new RelayState.StandingStill(head, later.head()));
    }

    /** Compares the ledger with the heads in the topics and with the relay's checkpoint. */
    private Optional<Heard> later(Heard now) {
        Heard told = heads.newest(topics.there());
        Heard sent = new Heard(now.epoch(), place.read().value());
        return Stream.of(told, sent).max(Comparator.naturalOrder()).filter(newest -> newest.compareTo(now) > 0);
    }

    /** Whether a person has accepted the restored ledger. */
    boolean isAccepted() {
        return place.later().isEmpty();
    }
}
