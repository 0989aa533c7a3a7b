package dev.fleetledger.command.reports;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.reports.SeenTable.Key;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.Wanted;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Judges facts and records the resulting transitions and their effects, in the caller's transaction. */
record Judging(Ledger ledger, SeenTable table, Consequences consequences, SystemNotes notes) {

    /**
     * Judges newly reported facts.
     *
     * @param now broker's timestamp
     */
    void judge(Map<Key, Seen> facts, Instant now) {
        judge(facts.keySet(), facts, now);
    }

    /** Judges deployments whose deadline has passed, by the last facts, if there are any. */
    void judgeStalled(List<Key> keys, Instant now) {
        Map<Key, Seen> facts = new LinkedHashMap<>();
        keys.stream().collect(groupingBy(Key::cluster)).forEach((cluster, some) ->
                facts.putAll(table.of(cluster, some.stream().map(Key::workload).toList())));
        table.letBe(keys);
        judge(keys, facts, now);
    }

    private void judge(Collection<Key> keys, Map<Key, Seen> facts, Instant now) {
        List<SeenTable.Row> rows = new ArrayList<>();
        Map<Map<String, String>, List<NewEvent>> events = new LinkedHashMap<>();
        ledger.readAll(keys.stream().map(Judging::stream).toList()).forEach((stream, history) -> Known.of(history).ifPresent(known -> {
            Key key = new Key(known.want().cluster(), known.want().workload());
            Seen seen = facts.get(key);
            Judgement judged = Judgement.of(wanted(known), seen, now);
            if (seen != null) {
                rows.add(new SeenTable.Row(key, seen, stallsAt(known, seen, judged, now)));
            }
            List<DeploymentEvent> news = new ArrayList<>(seen == null ? List.of() : Transition.replaced(known, seen.facts()));
            Transition.of(known, judged, seen == null ? null : seen.facts(), now).ifPresent(news::add);
            long next = known.next();
            for (DeploymentEvent event : news) {
                events.computeIfAbsent(notes.causedBy(known.wanted()), metadata -> new ArrayList<>()).add(new NewEvent(stream, next++, event));
                consequences.of(known.want(), event, seen, now);
            }
        }));
        events.forEach((metadata, some) -> ledger.append(some, metadata));
        table.keep(rows);
    }

    private static StreamId stream(Key key) {
        return StreamId.of("Deployment", key.workload() + "/" + key.cluster());
    }

    private static Wanted wanted(Known known) {
        return new Wanted(known.want().generation(), known.want().intent(), known.want().action(), known.wanted().timestamp(), Duration.parse(known.want().deadline()));
    }

    /** Time of the next judgement by deadline; absent when no progress is expected or the deadline has passed. */
    private static @Nullable Instant stallsAt(Known known, Seen seen, Judgement judged, Instant now) {
        boolean awaited = judged.status() == Status.WAITING || judged.status() == Status.DELETING;
        boolean takenIn = wanted(known).isTriedBy(seen.facts().attempt());
        Instant since = takenIn ? seen.progressedAt() : known.wanted().timestamp();
        Instant at = since.plus(Duration.parse(known.want().deadline()));
        return awaited && at.isAfter(now) ? at : null;
    }
}
