package dev.fleetledger.command.report.transition;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.WantedState;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Judges facts and records the resulting transitions and their effects, in the caller's transaction. */
public record TransitionRecorder(Ledger ledger, ObservationTable table, TransitionEffects consequences, SystemMetadata notes) {

    /**
     * Judges newly reported facts.
     *
     * @param now broker's timestamp
     */
    public void record(Map<Key, Observation> facts, Instant now) {
        record(facts.keySet(), facts, now);
    }

    /** Judges deployments whose deadline has passed, by the last facts, if there are any. */
    public void recordStalled(List<Key> keys, Instant now) {
        Map<Key, Observation> facts = new LinkedHashMap<>();
        keys.stream().collect(groupingBy(Key::cluster)).forEach((cluster, some) ->
                facts.putAll(table.of(cluster, some.stream().map(Key::workload).toList())));
        table.clearDeadline(keys);
        record(keys, facts, now);
    }

    private void record(Collection<Key> keys, Map<Key, Observation> facts, Instant now) {
        List<ObservationTable.Row> rows = new ArrayList<>();
        Map<Map<String, String>, List<NewEvent>> events = new LinkedHashMap<>();
        ledger.readStreams(keys.stream().map(TransitionRecorder::stream).toList()).forEach((stream, history) -> DeploymentHistory.of(history).ifPresent(deploymentHistory -> {
            Key key = new Key(deploymentHistory.wantedEvent().cluster(), deploymentHistory.wantedEvent().workload());
            Observation observation = facts.get(key);
            Judgement judged = Judgement.of(wanted(deploymentHistory), observation, now);
            if (observation != null) {
                rows.add(new ObservationTable.Row(key, observation, stallsAt(deploymentHistory, observation, judged, now)));
            }
            List<DeploymentEvent> news = new ArrayList<>(observation == null ? List.of() : TransitionMapper.toReplacements(deploymentHistory, observation.facts()));
            TransitionMapper.toEvent(deploymentHistory, judged, observation == null ? null : observation.facts(), now).ifPresent(news::add);
            long next = deploymentHistory.next();
            for (DeploymentEvent event : news) {
                events.computeIfAbsent(notes.causedBy(deploymentHistory.wanted()), metadata -> new ArrayList<>()).add(new NewEvent(stream, next++, event));
                consequences.apply(deploymentHistory.wantedEvent(), event, observation, now);
            }
        }));
        events.forEach((metadata, some) -> ledger.append(some, metadata));
        table.save(rows);
    }

    private static StreamId stream(Key key) {
        return StreamId.of("Deployment", key.workload() + "/" + key.cluster());
    }

    private static WantedState wanted(DeploymentHistory deploymentHistory) {
        return new WantedState(deploymentHistory.wantedEvent().generation(), deploymentHistory.wantedEvent().intent(), deploymentHistory.wantedEvent().action(), deploymentHistory.wanted().timestamp(), Duration.parse(deploymentHistory.wantedEvent().deadline()));
    }

    /** Time of the next judgement by deadline; absent when no progress is expected or the deadline has passed. */
    private static @Nullable Instant stallsAt(DeploymentHistory deploymentHistory, Observation observation, Judgement judged, Instant now) {
        boolean awaited = judged.status() == Status.WAITING || judged.status() == Status.DELETING;
        boolean takenIn = wanted(deploymentHistory).isAttemptedBy(observation.facts().attempt());
        Instant since = takenIn ? observation.progressedAt() : deploymentHistory.wanted().timestamp();
        Instant at = since.plus(Duration.parse(deploymentHistory.wantedEvent().deadline()));
        return awaited && at.isAfter(now) ? at : null;
    }
}
