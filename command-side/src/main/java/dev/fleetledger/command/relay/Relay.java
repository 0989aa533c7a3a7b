package dev.fleetledger.command.relay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.kafka.IntentProducer;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.command.relay.outbox.LedgerListener;
import dev.fleetledger.command.relay.outbox.Outbox;
import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.command.relay.recovery.ParkedRecordTable;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * Relay step: reads a batch, sends it, waits for acknowledgement, and only then moves the checkpoint. After a crash the batch is
 * sent again, so delivery is at least once. Used by one thread of one instance at a time.
 */
record Relay(Outbox outbox, RelayCheckpoint checkpoint, List<LedgerListener> listeners, ParkedRecordTable parkedRecords,
        IntentTopicRegistry topics, IntentProducer producer,
        TransactionTemplate transaction, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 200;

    /** @return the checkpoint after the step; unchanged when there was nothing to send */
    Position step() {
        Position from = checkpoint.read();
        List<RecordedEvent> events = outbox.readAfter(from, BATCH);
        if (events.isEmpty()) {
            requireNoRegression(from);
            return from;
        }
        Position to = events.getLast().position();
        List<OutboxRecord> records = outbox.createRecords(events);
        // The tables are updated before sending, so that an agent's report always finds the rows that it refers to.
        transaction.executeWithoutResult(status -> listeners.forEach(listener -> listener.onEvents(events)));
        Map<String, String> failures = send(records);
        transaction.executeWithoutResult(status -> {
            park(records, failures);
            checkpoint.advance(from, to);
        });
        return to;
    }

    /** Detects an older ledger restored while the relay runs. The exception restarts the loop, which begins with the restore check. */
    private void requireNoRegression(Position from) {
        if (outbox.head().value() < from.value()) {
            throw new IllegalStateException("The ledger ends at " + outbox.head() + ", before the relay's checkpoint " + from);
        }
    }

    private Map<String, String> send(List<OutboxRecord> records) {
        Set<String> clusters = records.stream().map(OutboxRecord::cluster).collect(toSet());
        Map<String, String> failures = new HashMap<>();
        parkedRecords.findClusters().stream().filter(clusters::contains).forEach(cluster -> failures.put(cluster, "queued"));
        Set<String> sendable = new HashSet<>(clusters);
        sendable.removeAll(failures.keySet());
        failures.putAll(topics.ensure(sendable));
        sendable.removeAll(failures.keySet());
        failures.putAll(producer.send(records.stream().filter(outboxRecord -> sendable.contains(outboxRecord.cluster())).toList()));
        return failures;
    }

    /** Parks all of a cluster's records of the batch, including those after the failed one: an older state must not follow a newer one. */
    private void park(List<OutboxRecord> records, Map<String, String> failures) {
        records.stream().collect(groupingBy(OutboxRecord::cluster)).forEach((cluster, all) -> {
            String failure = failures.get(cluster);
            if (failure != null) {
                LOG.warn("Parked {} records of cluster {}: {}", all.size(), cluster, failure);
                parkedRecords.park(all, failure, clock.instant());
            }
        });
    }
}
