package dev.fleetledger.command.relay.recovery;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.kafka.IntentProducer;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.command.relay.outbox.OpenQuestions;
import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.command.relay.outbox.OutboxRecordFactory;
import dev.fleetledger.command.relay.outbox.RemovedClusters;
import dev.fleetledger.contract.intent.WireNames;

/** Writes tombstones for answered and expired questions, which no agent needs any more. */
public record QuestionTombstones(OpenQuestions questions, RemovedClusters removedClusters, RelayCheckpoint checkpoint,
        IntentTopicRegistry topics, IntentProducer producer, InstantSource clock) {

    private static final int BATCH_SIZE = 500;

    public void write() {
        Instant now = clock.instant();
        List<OpenQuestions.OpenQuestion> closed = questions.findClosed(now, BATCH_SIZE);
        if (closed.isEmpty()) {
            return;
        }
        Set<String> clusters = closed.stream().map(OpenQuestions.OpenQuestion::cluster).collect(toSet());
        Set<String> removed = removedClusters.findAmong(clusters);
        clusters.removeAll(removed);
        Map<String, String> failures = new HashMap<>(topics.ensure(clusters));
        clusters.removeAll(failures.keySet());
        failures.putAll(producer.send(tombstones(closed, clusters)));
        questions.postpone(closed.stream().filter(it -> failures.containsKey(it.cluster())).toList(), now);
        questions.markTombstoned(closed.stream().filter(it -> !failures.containsKey(it.cluster())).toList(), now);
    }

    /** Ends with hub records, so that the last record of a topic always carries the hub's position. */
    private List<OutboxRecord> tombstones(List<OpenQuestions.OpenQuestion> closed, Set<String> clusters) {
        var position = checkpoint.read();
        Stream<OutboxRecord> tombstones = closed.stream().filter(it -> clusters.contains(it.cluster()))
                .map(it -> new OutboxRecord(position, it.cluster(), WireNames.question(it.question()), null));
        Stream<OutboxRecord> hubs = clusters.stream().sorted().map(cluster -> OutboxRecordFactory.hub(cluster, checkpoint.hub(position)));
        return Stream.concat(tombstones, hubs).toList();
    }
}
