package dev.fleetledger.command.relay.recovery;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.kafka.IntentProducer;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.command.relay.outbox.Outbox;
import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.command.relay.outbox.OutboxRecordFactory;
import dev.fleetledger.command.relay.outbox.WantedStateTable;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.liveness.Heartbeat;

/** Recovers clusters: retries parked records in order and refills lost topics. */
public record ClusterRecovery(Outbox outbox, RelayCheckpoint checkpoint, WantedStateTable wanted, RemovedClusterCleanup removedClusterCleanup,
        ParkedRecordTable parkedRecords, IntentTopicRegistry topics, IntentProducer producer, InstantSource clock,
        Heartbeat heartbeat) {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRecovery.class);
    private static final int BATCH_SIZE = 200;

    /** Epoch of the hub; it increases when a restore is accepted. */
    public long epoch() {
        return checkpoint.hub(Position.START).epoch();
    }

    /** Retries due parked records, each cluster from the front of its queue. */
    public void retry() {
        for (String cluster : parkedRecords.findDue(clock.instant())) {
            heartbeat.signal();
            topics.forget(cluster);
            for (ParkedRecordTable.ParkedRecord parkedRecord : parkedRecords.find(cluster, BATCH_SIZE)) {
                if (!resend(cluster, parkedRecord)) {
                    break;
                }
            }
        }
    }

    /** Fills topics that were deleted or lost with the current wanted state, in the ledger's order. */
    public void refillLostTopics() {
        for (String cluster : topics.recreateMissing()) {
            heartbeat.signal();
            LOG.warn("The intents topic of cluster {} was recreated or not filled completely; refilling it from the ledger", cluster);
            Hub hub = checkpoint.hub(checkpoint.read());
            Stream<OutboxRecord> wantedRecords = wanted.positions(cluster).stream().flatMap(position -> outbox.recordsAt(position).stream())
                    .filter(outboxRecord -> outboxRecord.cluster().equals(cluster) && !outboxRecord.key().equals(WireNames.HUB));
            Stream<OutboxRecord> hubRecord = Stream.of(OutboxRecordFactory.hub(cluster, hub));
            if (producer.send(Stream.concat(wantedRecords, hubRecord).toList()).isEmpty()) {
                topics.markFilled(cluster, hub.epoch());
            }
        }
    }

    /** Deletes the parked records and, after the retention, the topics of removed clusters. */
    public void clearRemovedClusters() {
        removedClusterCleanup.run(clock.instant());
    }

    private boolean resend(String cluster, ParkedRecordTable.ParkedRecord parkedRecord) {
        String failure = trySend(cluster, parkedRecord);
        if (failure == null) {
            parkedRecords.delete(cluster, parkedRecord);
        } else {
            parkedRecords.recordFailure(cluster, parkedRecord, failure, clock.instant());
        }
        return failure == null;
    }

    private @Nullable String trySend(String cluster, ParkedRecordTable.ParkedRecord parkedRecord) {
        Map<String, String> failures = topics.ensure(Set.of(cluster));
        List<OutboxRecord> records = outbox.recordsAt(parkedRecord.position()).stream()
                .filter(outboxRecord -> outboxRecord.cluster().equals(cluster) && outboxRecord.key().equals(parkedRecord.key())).toList();
        return failures.isEmpty() ? producer.send(records).get(cluster) : failures.get(cluster);
    }
}
