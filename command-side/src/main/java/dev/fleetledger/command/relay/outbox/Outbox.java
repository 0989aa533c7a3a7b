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
public record Outbox(GapStopReader ledger, ManifestStore manifests, RelayCheckpoint checkpoint, WantedStateTable wanted,
        OpenQuestions questions, RemovedClusters removedClusters,
        InstantSource clock) {

    public List<RecordedEvent> readAfter(Position position, int max) {
        return ledger.read(position, max);
    }

    /** @return the ledger's last committed position */
    public Position head() {
        return ledger.head();
    }

    /** Skips clusters that have been removed or forgotten. */
    public List<OutboxRecord> createRecords(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> resent = resent(events);
        List<RecordedEvent> all = Stream.concat(events.stream(), resent.values().stream().flatMap(List::stream)).toList();
        var intentFactory = new IntentFactory(manifests.getAll(OutboxRecordFactory.manifestNames(all)), checkpoint.hub(Position.START));
        List<OutboxRecord> records = new OutboxRecordFactory(intentFactory, resent, questions.findOpen(events, clock.instant()))
                .create(events);
        Set<String> removed = removedClusters.findAmong(records.stream().map(OutboxRecord::cluster).collect(toSet()));
        return records.stream().filter(outboxRecord -> !removed.contains(outboxRecord.cluster())).toList();
    }

    private Map<String, List<RecordedEvent>> resent(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> resent = new HashMap<>();
        events.stream().map(RecordedEvent::payload).filter(ClusterEvent.ResendAsked.class::isInstance)
                .map(ClusterEvent.ResendAsked.class::cast)
                .forEach(request -> resent.computeIfAbsent(request.cluster(), this::wantedEvents));
        return resent;
    }

    private List<RecordedEvent> wantedEvents(String cluster) {
        return wanted.positions(cluster).stream().flatMap(position -> ledger.read(new Position(position.value() - 1), 1).stream())
                .filter(event -> event.payload() instanceof DeploymentEvent.Wanted).toList();
    }

    /** Recreates the records of one event. */
    public List<OutboxRecord> recordsAt(Position position) {
        return createRecords(ledger.read(new Position(position.value() - 1), 1));
    }
}
