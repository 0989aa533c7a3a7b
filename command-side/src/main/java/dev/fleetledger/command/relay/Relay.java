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
record Relay(Outbox outbox, RelayCheckpoint place, List<LedgerListener> followers, ParkedRecordTable parking, IntentTopicRegistry topics, IntentProducer mail,
        TransactionTemplate transaction, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 200;

    /** @return the checkpoint after the step; unchanged when there was nothing to send */
    Position step() {
        Position from = place.read();
        List<RecordedEvent> events = outbox.readAfter(from, BATCH);
        if (events.isEmpty()) {
            assertNotBackwards(from);
            return from;
        }
        Position to = events.getLast().position();
        List<OutboxRecord> dispatches = outbox.dispatches(events);
        // The tables are updated before sending, so that an agent's report always finds the rows that it refers to.
        transaction.executeWithoutResult(status -> followers.forEach(follower -> follower.onEvents(events)));
        Map<String, String> troubles = send(dispatches);
        transaction.executeWithoutResult(status -> {
            park(dispatches, troubles);
            place.advance(from, to);
        });
        return to;
    }

    /** Detects an older ledger restored while the relay runs. The exception restarts the loop, which begins with the restore check. */
    private void assertNotBackwards(Position from) {
        if (outbox.head().value() < from.value()) {
            throw new IllegalStateException("The ledger ends at " + outbox.head() + ", before the relay's checkpoint " + from);
        }
    }

    private Map<String, String> send(List<OutboxRecord> dispatches) {
        Set<String> clusters = dispatches.stream().map(OutboxRecord::cluster).collect(toSet());
        Map<String, String> troubles = new HashMap<>();
        parking.clusters().stream().filter(clusters::contains).forEach(cluster -> troubles.put(cluster, "queued"));
        Set<String> open = new HashSet<>(clusters);
        open.removeAll(troubles.keySet());
        troubles.putAll(topics.ensure(open));
        open.removeAll(troubles.keySet());
        troubles.putAll(mail.send(dispatches.stream().filter(outboxRecord -> open.contains(outboxRecord.cluster())).toList()));
        return troubles;
    }

    /** Parks all of a cluster's records of the batch, including those after the failed one: an older state must not follow a newer one. */
    private void park(List<OutboxRecord> dispatches, Map<String, String> troubles) {
        dispatches.stream().collect(groupingBy(OutboxRecord::cluster)).forEach((cluster, all) -> {
            String why = troubles.get(cluster);
            if (why != null) {
                LOG.warn("Parked {} records of cluster {}: {}", all.size(), cluster, why);
                parking.park(all, why, clock.instant());
            }
        });
    }
}
