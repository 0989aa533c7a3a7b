package dev.fleetledger.command.relay.recovery;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.command.relay.kafka.TopicHeadReader;
import dev.fleetledger.ledger.GapStopReader;

/**
 * Detects a ledger regression: a ledger that ends before the position known from the topics was restored from an older backup, and
 * its next events would contradict what the agents know.
 */
public record RestoreCheck(GapStopReader ledger, RelayCheckpoint checkpoint, TopicHeadReader headReader, IntentTopicRegistry topics,
        LedgerRegressionRecorder regressionRecorder) {

    /**
     * An older backup was restored and nobody has accepted it yet.
     *
     * @param ledgerHead the ledger's last position
     * @param knownHead  the last position known before the restore
     */
    public record PendingRestore(long ledgerHead, long knownHead) {}

    /** @return the reason why the relay must stop; it is stored, so it also holds after a restart */
    public Optional<PendingRestore> check() {
        long head = ledger.head().value();
        Optional<HubHead> pending = checkpoint.pendingRestore();
        if (pending.isEmpty()) {
            pending = findLater(new HubHead(checkpoint.hub(ledger.head()).epoch(), head));
            pending.ifPresent(knownHead -> regressionRecorder.record(head, knownHead));
        }
        return pending.map(knownHead -> new PendingRestore(head, knownHead.head()));
    }

    /** Compares the ledger with the heads in the topics and with the relay's checkpoint. */
    private Optional<HubHead> findLater(HubHead current) {
        HubHead topicHead = headReader.readNewest(topics.findExisting());
        HubHead sentHead = new HubHead(current.epoch(), checkpoint.read().value());
        return Stream.of(topicHead, sentHead).max(Comparator.naturalOrder()).filter(newest -> newest.compareTo(current) > 0);
    }

    /** Whether a person has accepted the restored ledger. */
    public boolean isAccepted() {
        return checkpoint.pendingRestore().isEmpty();
    }
}
