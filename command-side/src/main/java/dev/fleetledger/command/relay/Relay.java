package dev.fleetledger.command.relay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.contract.intent.Keys;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.Recorded;

/**
 * One step: read on, send, wait, and only then move the place. A crash in between sends again what was sent; nothing is left out.
 * Used by one thread of one copy at a time.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 200;

    private final GapStopReader ledger;
    private final ManifestStore manifests;
    private final Place place;
    private final WantedNow wanted;
    private final List<LedgerFollower> followers;
    private final Parking parking;
    private final IntentTopics topics;
    private final Mail mail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Relay(GapStopReader ledger, ManifestStore manifests, Place place, WantedNow wanted, List<LedgerFollower> followers, Parking parking, IntentTopics topics, Mail mail,
            TransactionTemplate transaction, InstantSource clock) {
        this.ledger = ledger;
        this.manifests = manifests;
        this.place = place;
        this.wanted = wanted;
        this.followers = followers;
        this.parking = parking;
        this.topics = topics;
        this.mail = mail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return the place after it; the one before it when there was nothing to do */
    Position step() {
        Position from = place.read();
        List<Recorded> events = ledger.read(from, BATCH);
        if (events.isEmpty()) {
            return from;
        }
        Position to = events.getLast().position();
        List<Dispatch> dispatches = dispatches(events);
        transaction.executeWithoutResult(status -> {
            wanted.follow(events);
            followers.forEach(follower -> follower.follow(events));
        });
        Map<String, String> troubles = send(dispatches);
        transaction.executeWithoutResult(status -> {
            park(dispatches, troubles);
            place.move(from, to);
        });
        return to;
    }

    /** Tries again what is parked and due, each cluster from the front of its queue. */
    void retry() {
        for (String cluster : parking.due(clock.instant())) {
            topics.forget(cluster);
            List<Parking.Parked> queue = parking.of(cluster, BATCH);
            for (Parking.Parked parked : queue) {
                if (!sendAgain(cluster, parked)) {
                    break;
                }
            }
        }
    }

    /** Topics that somebody deleted, or a broker forgot, are filled with what is wanted now, in the ledger's order. */
    void refillLostTopics() {
        for (String cluster : topics.lost()) {
            LOG.warn("The intents topic of {} is another than before; it is filled again from the ledger", cluster);
            List<Dispatch> live = wanted.of(cluster).stream().flatMap(position -> at(position).stream())
                    .filter(dispatch -> dispatch.cluster().equals(cluster) && !dispatch.key().equals(Keys.HUB)).toList();
            List<Dispatch> all = Stream.concat(live.stream(), Stream.of(Dispatches.hub(cluster, place.hub(place.read())))).toList();
            Map<String, String> troubles = mail.send(all);
            if (troubles.isEmpty()) {
                topics.filled(cluster);
            }
        }
    }

    private Map<String, String> send(List<Dispatch> dispatches) {
        Set<String> clusters = dispatches.stream().map(Dispatch::cluster).collect(toSet());
        Map<String, String> troubles = new HashMap<>();
        Set<String> open = new HashSet<>(clusters);
        parking.clusters().stream().filter(clusters::contains).forEach(cluster -> troubles.put(cluster, "queued"));
        open.removeAll(troubles.keySet());
        troubles.putAll(topics.ensure(open));
        open.removeAll(troubles.keySet());
        troubles.putAll(mail.send(dispatches.stream().filter(dispatch -> open.contains(dispatch.cluster())).toList()));
        return troubles;
    }

    /** All of a cluster's records of the batch, also those behind the failed one: an older state must not come after a newer. */
    private void park(List<Dispatch> dispatches, Map<String, String> troubles) {
        dispatches.stream().collect(groupingBy(Dispatch::cluster)).forEach((cluster, all) -> {
            String why = troubles.get(cluster);
            if (why != null) {
                LOG.warn("{} records for {} are parked: {}", all.size(), cluster, why);
                parking.park(all, why, clock.instant());
            }
        });
    }

    private boolean sendAgain(String cluster, Parking.Parked parked) {
        List<Dispatch> again = at(parked.position()).stream()
                .filter(dispatch -> dispatch.cluster().equals(cluster) && dispatch.key().equals(parked.key())).toList();
        Map<String, String> troubles = sendOne(cluster, again);
        if (troubles.isEmpty()) {
            parking.sent(cluster, parked);
            return true;
        }
        parking.failedAgain(cluster, parked, troubles.getOrDefault(cluster, ""), clock.instant());
        return false;
    }

    private Map<String, String> sendOne(String cluster, List<Dispatch> again) {
        Map<String, String> without = topics.ensure(Set.of(cluster));
        return without.isEmpty() ? mail.send(again) : without;
    }

    private List<Dispatch> at(Position position) {
        return dispatches(ledger.read(new Position(position.value() - 1), 1));
    }

    private List<Dispatch> dispatches(List<Recorded> events) {
        return Dispatches.of(events, manifests.getAll(Dispatches.manifests(events)), place.hub(Position.START));
    }
}
