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
import dev.fleetledger.command.relay.outbox.RemovedClusters;
import dev.fleetledger.command.relay.outbox.WantedStateTable;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.ledger.Position;

/** Recovers clusters: retries parked records in order and refills lost topics. */
public record ClusterRecovery(Outbox outbox, RelayCheckpoint place, WantedStateTable wanted, RemovedClusters departed, ParkedRecordTable parking, IntentTopicRegistry topics, IntentProducer mail, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRecovery.class);
    private static final int AT_ONCE = 200;

    /** Epoch of the hub; it increases when a restore is accepted. */
    public long epoch() {
        return place.hub(Position.START).epoch();
    }

    /** Retries due parked records, each cluster from the front of its queue. */
    public void retry() {
        for (String cluster : parking.due(clock.instant())) {
            topics.forget(cluster);
            for (ParkedRecordTable.Parked parked : parking.find(cluster, AT_ONCE)) {
                if (!sendAgain(cluster, parked)) {
                    break;
                }
            }
        }
    }

    /** Fills topics that were deleted or lost with the current wanted state, in the ledger's order. */
    public void refillLostTopics() {
        for (String cluster : topics.recreateMissing()) {
            LOG.warn("The intents topic of cluster {} was recreated or not filled completely; refilling it from the ledger", cluster);
            Hub speaking = place.hub(place.read());
            Stream<OutboxRecord> live = wanted.positions(cluster).stream().flatMap(position -> outbox.recordsAt(position).stream())
                    .filter(outboxRecord -> outboxRecord.cluster().equals(cluster) && !outboxRecord.key().equals(WireNames.HUB));
            Stream<OutboxRecord> hub = Stream.of(OutboxRecordFactory.hub(cluster, speaking));
            if (mail.send(Stream.concat(live, hub).toList()).isEmpty()) {
                topics.markFilled(cluster, speaking.epoch());
            }
        }
    }

    /** Deletes the parked records and, after the retention, the topics of removed clusters. */
    public void clearDeparted() {
        departed.clear(clock.instant());
    }

    private boolean sendAgain(String cluster, ParkedRecordTable.Parked parked) {
        String why = troubleWith(cluster, parked);
        if (why == null) {
            parking.delete(cluster, parked);
        } else {
            parking.recordFailure(cluster, parked, why, clock.instant());
        }
        return why == null;
    }

    private @Nullable String troubleWith(String cluster, ParkedRecordTable.Parked parked) {
        Map<String, String> without = topics.ensure(Set.of(cluster));
        List<OutboxRecord> again = outbox.recordsAt(parked.position()).stream()
                .filter(outboxRecord -> outboxRecord.cluster().equals(cluster) && outboxRecord.key().equals(parked.key())).toList();
        return without.isEmpty() ? mail.send(again).get(cluster) : without.get(cluster);
    }
}
