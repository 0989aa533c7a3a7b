package dev.fleetledger.command.relay;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.contract.intent.Keys;

/** Writes tombstones for answered and expired questions, which no agent needs any more. */
record TakingOut(OpenQuestions questions, Departed departed, Place place, IntentTopics topics, Mail mail, InstantSource clock) {

    private static final int AT_ONCE = 500;

    void run() {
        Instant now = clock.instant();
        List<OpenQuestions.Open> over = questions.over(now, AT_ONCE);
        if (over.isEmpty()) {
            return;
        }
        Set<String> clusters = over.stream().map(OpenQuestions.Open::cluster).collect(toSet());
        Set<String> gone = departed.of(clusters);
        clusters.removeAll(gone);
        Map<String, String> troubles = new HashMap<>(topics.ensure(clusters));
        clusters.removeAll(troubles.keySet());
        troubles.putAll(mail.send(tombstones(over, clusters)));
        questions.later(over.stream().filter(it -> troubles.containsKey(it.cluster())).toList(), now);
        questions.takenOut(over.stream().filter(it -> !troubles.containsKey(it.cluster())).toList(), now);
    }

    /** Ends with hub records, so that the last record of a topic always carries the hub's position. */
    private List<Dispatch> tombstones(List<OpenQuestions.Open> over, Set<String> clusters) {
        var reached = place.read();
        Stream<Dispatch> tombstones = over.stream().filter(it -> clusters.contains(it.cluster()))
                .map(it -> new Dispatch(reached, it.cluster(), Keys.question(it.question()), null));
        Stream<Dispatch> hubs = clusters.stream().sorted().map(cluster -> Dispatches.hub(cluster, place.hub(reached)));
        return Stream.concat(tombstones, hubs).toList();
    }
}
