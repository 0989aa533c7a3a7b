package dev.fleetledger.command.relay;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Keys;
import dev.fleetledger.ledger.Position;

/** Recovers clusters: retries parked records in order and refills lost topics. */
record Recovery(Outbox outbox, Place place, WantedNow wanted, Departed departed, Parking parking, IntentTopics topics, Mail mail, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int AT_ONCE = 200;

    /** Epoch of the hub; it increases when a restore is accepted. */
    long epoch() {
        return place.hub(Position.START).epoch();
    }

    /** Retries due parked records, each cluster from the front of its queue. */
    void retry() {
        for (String cluster : parking.due(clock.instant())) {
            topics.forget(cluster);
            for (Parking.Parked parked : parking.of(cluster, AT_ONCE)) {
                if (!sendAgain(cluster, parked)) {
                    break;
                }
            }
        }
    }

    /** Fills topics that were deleted or lost with the current wanted state, in the ledger's order. */
    void refillLostTopics() {
        for (String cluster : topics.lost()) {
            LOG.warn("The intents topic of {} is another than before; it is filled again from the ledger", cluster);
            Hub speaking = place.hub(place.read());
            Stream<Dispatch> live = wanted.of(cluster).stream().flatMap(position -> outbox.at(position).stream())
                    .filter(dispatch -> dispatch.cluster().equals(cluster) && !dispatch.key().equals(Keys.HUB));
            Stream<Dispatch> hub = Stream.of(Dispatches.hub(cluster, speaking));
            if (mail.send(Stream.concat(live, hub).toList()).isEmpty()) {
                topics.filled(cluster, speaking.epoch());
            }
        }
    }

    /** Deletes the parked records and, after the retention, the topics of removed clusters. */
    void clearDeparted() {
        departed.clear(clock.instant());
    }

    private boolean sendAgain(String cluster, Parking.Parked parked) {
        String why = troubleWith(cluster, parked);
        if (why == null) {
            parking.sent(cluster, parked);
        } else {
            parking.failedAgain(cluster, parked, why, clock.instant());
        }
        return why == null;
    }

    private @Nullable String troubleWith(String cluster, Parking.Parked parked) {
        Map<String, String> without = topics.ensure(Set.of(cluster));
        List<Dispatch> again = outbox.at(parked.position()).stream()
                .filter(dispatch -> dispatch.cluster().equals(cluster) && dispatch.key().equals(parked.key())).toList();
        return without.isEmpty() ? mail.send(again).get(cluster) : without.get(cluster);
    }
}
