package dev.fleetledger.command.relay;

import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.Recorded;

/** Creates Kafka records from the ledger, which serves as the outbox: there is no separate outbox table. */
record Outbox(GapStopReader ledger, ManifestStore manifests, Place place, WantedNow wanted, OpenQuestions questions, Departed departed,
        InstantSource clock) {

    List<Recorded> after(Position position, int max) {
        return ledger.read(position, max);
    }

    /** @return the ledger's last committed position */
    Position head() {
        return ledger.head();
    }

    /** Skips clusters that have been removed or forgotten. */
    List<Dispatch> dispatches(List<Recorded> events) {
        Map<String, List<Recorded>> resent = resent(events);
        List<Recorded> all = Stream.concat(events.stream(), resent.values().stream().flatMap(List::stream)).toList();
        var intents = new Intents(manifests.getAll(Dispatches.manifests(all)), place.hub(Position.START));
        List<Dispatch> dispatches = new Dispatches(intents, resent, questions.of(events, clock.instant())).of(events);
        Set<String> gone = departed.of(dispatches.stream().map(Dispatch::cluster).collect(toSet()));
        return dispatches.stream().filter(dispatch -> !gone.contains(dispatch.cluster())).toList();
    }

    private Map<String, List<Recorded>> resent(List<Recorded> events) {
        Map<String, List<Recorded>> resent = new HashMap<>();
        events.stream().map(Recorded::payload).filter(ClusterEvent.ResendAsked.class::isInstance).map(ClusterEvent.ResendAsked.class::cast)
                .forEach(asked -> resent.computeIfAbsent(asked.cluster(), this::wantedNow));
        return resent;
    }

    private List<Recorded> wantedNow(String cluster) {
        return wanted.of(cluster).stream().flatMap(position -> ledger.read(new Position(position.value() - 1), 1).stream())
                .filter(event -> event.payload() instanceof DeploymentEvent.Wanted).toList();
    }

    /** Recreates the records of one event. */
    List<Dispatch> at(Position position) {
        return dispatches(ledger.read(new Position(position.value() - 1), 1));
    }
}
