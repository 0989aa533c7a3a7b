package dev.fleetledger.command.relay.outbox;

import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;

/** Creates Kafka records from the ledger, which serves as the outbox: there is no separate outbox table. */
public record Outbox(GapStopReader ledger, ManifestStore manifests, RelayCheckpoint place, WantedStateTable wanted, OpenQuestions questions, RemovedClusters departed,
        InstantSource clock) {

    public List<RecordedEvent> readAfter(Position position, int max) {
        return ledger.read(position, max);
    }

    /** @return the ledger's last committed position */
    public Position head() {
        return ledger.head();
    }

    /** Skips clusters that have been removed or forgotten. */
    public List<OutboxRecord> dispatches(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> resent = resent(events);
        List<RecordedEvent> all = Stream.concat(events.stream(), resent.values().stream().flatMap(List::stream)).toList();
        var intentFactory = new IntentFactory(manifests.getAll(OutboxRecordFactory.manifests(all)), place.hub(Position.START));
        List<OutboxRecord> dispatches = new OutboxRecordFactory(intentFactory, resent, questions.of(events, clock.instant())).of(events);
        Set<String> gone = departed.findAmong(dispatches.stream().map(OutboxRecord::cluster).collect(toSet()));
        return dispatches.stream().filter(outboxRecord -> !gone.contains(outboxRecord.cluster())).toList();
    }

    private Map<String, List<RecordedEvent>> resent(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> resent = new HashMap<>();
        events.stream().map(RecordedEvent::payload).filter(ClusterEvent.ResendAsked.class::isInstance).map(ClusterEvent.ResendAsked.class::cast)
                .forEach(asked -> resent.computeIfAbsent(asked.cluster(), this::wantedNow));
        return resent;
    }

    private List<RecordedEvent> wantedNow(String cluster) {
        return wanted.positions(cluster).stream().flatMap(position -> ledger.read(new Position(position.value() - 1), 1).stream())
                .filter(event -> event.payload() instanceof DeploymentEvent.Wanted).toList();
    }

    /** Recreates the records of one event. */
    public List<OutboxRecord> recordsAt(Position position) {
        return dispatches(ledger.read(new Position(position.value() - 1), 1));
    }
}
