package dev.fleetledger.command.reports;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.fleet.Credentials.Credential;
import dev.fleetledger.command.reports.SeenTable.Key;
import dev.fleetledger.command.reports.Verdict.Reason;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Processes report records, a whole batch in the caller's transaction. Repeated records have no further effect. */
record Intake(Seals seals, Credentials credentials, Agents agents, SeenTable table, Judging judging, Answers answers, RefusedReports refused,
        Ledger ledger, SystemNotes notes) {

    /** @return the reasons of all dropped records */
    List<Reason> take(List<ConsumerRecord<String, byte[]>> records) {
        List<Credential> known = credentials.of(records.stream().map(ConsumerRecord::key).filter(Objects::nonNull).collect(toSet()));
        List<Reason> dropped = new ArrayList<>();
        Map<Key, Seen> changed = new LinkedHashMap<>();
        Instant now = Instant.EPOCH;
        for (ConsumerRecord<String, byte[]> record : records) {
            switch (seals.judge(record, known)) {
                case Verdict.Dropped no -> {
                    dropped.add(no.reason());
                    refused.note(record.key(), Seals.issued(record, known), no.reason());
                }
                case Verdict.Genuine yes -> {
                    now = now.isAfter(yes.arrival().receivedAt()) ? now : yes.arrival().receivedAt();
                    if (!take(yes.arrival(), changed)) {
                        dropped.add(Reason.REPEAT);
                    }
                }
            }
        }
        if (!changed.isEmpty()) {
            judging.judge(changed, now);
        }
        return dropped;
    }

    private boolean take(Arrival arrival, Map<Key, Seen> changed) {
        var joined = agents.take(arrival.report());
        if (joined.isEmpty()) {
            return false;
        }
        ClusterFacts facts = arrival.report().clusterFacts();
        if (!joined.get() && facts != null) {
            join(arrival, facts);
        }
        collect(arrival.report(), arrival.receivedAt(), changed);
        answers.take(arrival.report().cluster(), arrival.report().answers(), arrival.receivedAt());
        return true;
    }

    private void join(Arrival arrival, ClusterFacts facts) {
        String cluster = arrival.report().cluster();
        StreamId stream = StreamId.of("ClusterFacts", cluster);
        long next = ledger.nextSequences(List.of(stream)).getOrDefault(stream, 0L);
        var event = new ClusterFactEvent.Joined(cluster, arrival.credential(), Objects.requireNonNullElse(facts.kubernetesVersion(), ""),
                facts.agentVersion());
        ledger.append(List.of(new NewEvent(stream, next, event)), notes.plain());
        agents.joined(cluster);
    }

    private void collect(Report report, Instant receivedAt, Map<Key, Seen> changed) {
        if (report.deployments().isEmpty()) {
            return;
        }
        Set<Key> missing = new HashSet<>();
        report.deployments().forEach(facts -> missing.add(new Key(report.cluster(), facts.workload())));
        missing.removeAll(changed.keySet());
        Map<Key, Seen> before = table.of(report.cluster(), missing.stream().map(Key::workload).toList());
        for (DeploymentFacts facts : report.deployments()) {
            Key key = new Key(report.cluster(), facts.workload());
            Seen known = changed.getOrDefault(key, before.get(key));
            if (known == null || !says(known.facts()).equals(says(facts))) {
                changed.put(key, Seen.next(known, facts, receivedAt));
            }
        }
    }

    /** Facts without the time of observation: unchanged facts need not be judged again. */
    private static DeploymentFacts says(DeploymentFacts facts) {
        return facts.seenAt(Instant.EPOCH);
    }
}
