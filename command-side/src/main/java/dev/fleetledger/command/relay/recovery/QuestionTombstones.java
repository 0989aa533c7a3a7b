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
public record QuestionTombstones(OpenQuestions questions, RemovedClusters departed, RelayCheckpoint place, IntentTopicRegistry topics, IntentProducer mail, InstantSource clock) {

    private static final int AT_ONCE = 500;

    public void write() {
        Instant now = clock.instant();
        List<OpenQuestions.Open> over = questions.findClosed(now, AT_ONCE);
        if (over.isEmpty()) {
            return;
        }
        Set<String> clusters = over.stream().map(OpenQuestions.Open::cluster).collect(toSet());
        Set<String> gone = departed.findAmong(clusters);
        clusters.removeAll(gone);
        Map<String, String> troubles = new HashMap<>(topics.ensure(clusters));
        clusters.removeAll(troubles.keySet());
        troubles.putAll(mail.send(tombstones(over, clusters)));
        questions.postpone(over.stream().filter(it -> troubles.containsKey(it.cluster())).toList(), now);
        questions.markTombstoned(over.stream().filter(it -> !troubles.containsKey(it.cluster())).toList(), now);
    }

    /** Ends with hub records, so that the last record of a topic always carries the hub's position. */
    private List<OutboxRecord> tombstones(List<OpenQuestions.Open> over, Set<String> clusters) {
        var reached = place.read();
        Stream<OutboxRecord> tombstones = over.stream().filter(it -> clusters.contains(it.cluster()))
                .map(it -> new OutboxRecord(reached, it.cluster(), WireNames.question(it.question()), null));
        Stream<OutboxRecord> hubs = clusters.stream().sorted().map(cluster -> OutboxRecordFactory.hub(cluster, place.hub(reached)));
        return Stream.concat(tombstones, hubs).toList();
    }
}
