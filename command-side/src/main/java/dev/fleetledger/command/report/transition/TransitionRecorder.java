package dev.fleetledger.command.report.transition;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.command.rollout.step.RolloutWakeup;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.JudgementSchedule;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.WantedState;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Judges facts and records the resulting transitions and their effects, in the caller's transaction. */
public record TransitionRecorder(Ledger ledger, ObservationTable observations, TransitionEffects effects, RolloutWakeup wakeup,
        SystemMetadata systemMetadata) {

    /**
     * Judges newly reported facts.
     *
     * @param now broker's timestamp
     */
    public void record(ObservationBatch reported, Instant now) {
        record(reported.keys(), reported.observations(), reported::endedCorrections, now);
    }

    /** Judges deployments whose status changes by time alone, by the last facts, if there are any. */
    public void recordDue(List<Key> keys, Instant now) {
        Map<Key, Observation> facts = new LinkedHashMap<>();
        keys.stream().collect(groupingBy(Key::cluster)).forEach((cluster, some) ->
                facts.putAll(observations.find(cluster, some.stream().map(Key::workload).toList())));
        observations.clearDeadline(keys);
        record(keys, facts, key -> List.of(), now);
    }

    private void record(Collection<Key> keys, Map<Key, Observation> facts, Function<Key, List<Corrections>> endedCorrections, Instant now) {
        List<ObservationTable.Row> rows = new ArrayList<>();
        Map<Map<String, String>, List<NewEvent>> events = new LinkedHashMap<>();
        Set<UUID> rollouts = new LinkedHashSet<>();
        ledger.readStreams(keys.stream().map(TransitionRecorder::stream).toList())
                .forEach((stream, recorded) -> DeploymentHistory.of(recorded).ifPresent(deploymentHistory -> {
            Key key = new Key(deploymentHistory.wantedEvent().cluster(), deploymentHistory.wantedEvent().workload());
            Observation observation = facts.get(key);
            JudgementSchedule schedule = JudgementSchedule.of(
                    WantedState.of(deploymentHistory.wantedEvent(), deploymentHistory.wanted().timestamp()), observation);
            Judgement judgement = schedule.at(now).judgement();
            List<DeploymentEvent> transitions = new ArrayList<>();
            if (observation != null) {
                rows.add(new ObservationTable.Row(key, observation, schedule.nextAfter(now)));
                transitions.addAll(TransitionMapper.toReplacements(deploymentHistory, observation.facts()));
                transitions.addAll(CorrectionsMapper.toEvents(deploymentHistory, endedCorrections.apply(key), observation.facts()));
            }
            TransitionMapper.toEvent(deploymentHistory, judgement, observation == null ? null : observation.facts(), now)
                    .ifPresent(transitions::add);
            long next = deploymentHistory.next();
            for (DeploymentEvent event : transitions) {
                events.computeIfAbsent(systemMetadata.causedBy(deploymentHistory.wanted()), metadata -> new ArrayList<>())
                        .add(new NewEvent(stream, next++, event));
                effects.apply(deploymentHistory.wantedEvent(), event, observation, now).ifPresent(rollouts::add);
            }
        }));
        events.forEach((metadata, some) -> ledger.append(some, metadata));
        observations.save(rows);
        wakeup.wake(rollouts, now);
    }

    private static StreamId stream(Key key) {
        return StreamId.of("Deployment", key.workload() + "/" + key.cluster());
    }
}
