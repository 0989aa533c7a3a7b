package dev.fleetledger.command.relay.recovery;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.fleetledger.command.relay.RelayState;
import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.command.relay.kafka.TopicHeadReader;
import dev.fleetledger.ledger.GapStopReader;

/**
 * Detects a ledger regression: a ledger that ends before the position known from the topics was restored from an older backup, and
 * its next events would contradict what the agents know.
 */
public record RestoreCheck(GapStopReader ledger, RelayCheckpoint place, TopicHeadReader heads, IntentTopicRegistry topics, LedgerRegressionRecorder setback) {

    /** @return the reason why the relay must stop; it is stored, so it also holds after a restart */
    public Optional<RelayState.StandingStill> check() {
        long head = ledger.head().value();
        Optional<HubHead> found = place.pendingRestore();
        if (found.isEmpty()) {
            found = later(new HubHead(place.hub(ledger.head()).epoch(), head));
            found.ifPresent(later -> setback.record(head, later));
        }
        return found.map(later -> new RelayState.StandingStill(head, later.head()));
    }

    /** Compares the ledger with the heads in the topics and with the relay's checkpoint. */
    private Optional<HubHead> later(HubHead now) {
        HubHead told = heads.newest(topics.findExisting());
        HubHead sent = new HubHead(now.epoch(), place.read().value());
        return Stream.of(told, sent).max(Comparator.naturalOrder()).filter(newest -> newest.compareTo(now) > 0);
    }

    /** Whether a person has accepted the restored ledger. */
    public boolean isAccepted() {
        return place.pendingRestore().isEmpty();
    }
}
