package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutEvent.Policies;
import dev.fleetledger.contract.rollout.RolloutEvent.Target;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.contract.rollout.RolloutKind;

/** A rollout with the progress of its clusters, which behaves as the tables do. */
final class RolloutFixture {

    static final UUID ID = new UUID(1, 1);
    static final UUID OTHER = new UUID(1, 2);
    static final Instant START = Instant.parse("2026-11-30T10:00:00Z");
    static final String MANIFEST = "sha256:" + "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

    final List<RolloutEvent> events = new ArrayList<>();
    final Set<String> everSettled = new HashSet<>();
    final Map<String, ClusterProgress> clusters = new LinkedHashMap<>();
    Instant now = START;
    @Nullable Instant next;

    private RolloutFixture(Planned planned) {
        events.add(planned);
        for (int wave = 0; wave < planned.waves().size(); wave++) {
            for (String cluster : planned.waves().get(wave).clusters()) {
                clusters.put(cluster, new ClusterProgress(cluster, wave, false, null, null, Reach.REACHABLE, null));
            }
        }
    }

    static RolloutFixture of(Wave... waves) {
        return of("{'failureBudget': 0, 'unreachable': 'skip'}", List.of(), waves);
    }

    static RolloutFixture of(String plan, List<ApprovalRule> approvals, Wave... waves) {
        List<String> all = List.of(waves).stream().flatMap(it -> it.clusters().stream()).toList();
        return new RolloutFixture(new Planned(ID, new UUID(2, 2), "default", "exporter", RolloutKind.REVISION, 2, 1, null,
                ContractJson.MAPPER.readTree(plan.replace('\'', '"')), List.of(waves),
                List.of(new Target(DeploymentAction.APPLY, MANIFEST, 2, all)), approvals,
                new Policies("refuse", "correct", "PT10M", null)));
    }

    static Wave wave(String name, String... clusters) {
        return new Wave(name, List.of(clusters));
    }

    Rollout rollout() {
        return Rollout.replay(events);
    }

    /** What is read for a step: the clusters of the begun and the next wave, and of the others those that are unfinished. */
    RolloutProgress progress() {
        RolloutState state = state();
        return new RolloutProgress(clusters.values().stream().filter(it -> it.wave() >= state.waveIndex()
                && it.wave() <= state.nextWaveIndex() || isUnfinished(state, it)).toList(), state.nextWaveIndex());
    }

    private static boolean isUnfinished(RolloutState state, ClusterProgress it) {
        return state.debts().has(it.cluster()) || it.outcome() == Outcome.FAILED || it.sent() && it.outcome() == null
                || !it.sent() && state.debts().isRetried(it.cluster());
    }

    /** What is read for a person's decision about one cluster. */
    RolloutProgress all() {
        return new RolloutProgress(List.copyOf(clusters.values()), state().planned().waves().size());
    }

    /** @return what the steps have sent that follow at once */
    List<String> step() {
        List<String> sent = new ArrayList<>();
        RolloutStep step;
        do {
            step = RolloutStep.of(rollout(), progress(), now);
            record(step.events());
            step.sends().forEach(cluster -> clusters.computeIfPresent(cluster, (name, it) -> it.asSent()));
            sent.addAll(step.sends());
        } while (step.again());
        next = step.next();
        return sent;
    }

    RolloutFixture decide(RolloutCommand command) {
        record(Rollout.decide(rollout(), command));
        return this;
    }

    private void record(List<RolloutEvent> more) {
        events.addAll(more);
        more.forEach(event -> {
            if (event instanceof RolloutEvent.ClusterRetried it) {
                clusters.computeIfPresent(it.cluster(), (name, at) -> new ClusterProgress(name, at.wave(), false, null, null, at.reach(),
                        at.silentAt()));
            }
        });
    }

    RolloutFixture settle(String... names) {
        return outcome(Outcome.SETTLED, null, names);
    }

    RolloutFixture fail(String... names) {
        return outcome(Outcome.FAILED, now, names);
    }

    RolloutFixture outcome(Outcome outcome, @Nullable Instant countsFrom, String... names) {
        for (String cluster : names) {
            if (outcome == Outcome.SETTLED) {
                everSettled.add(cluster);
            }
            clusters.computeIfPresent(cluster, (name, it) -> new ClusterProgress(name, it.wave(), it.sent(), outcome, countsFrom,
                    it.reach(), it.silentAt()));
        }
        return this;
    }

    RolloutFixture reach(Reach reach, String... names) {
        for (String cluster : names) {
            clusters.computeIfPresent(cluster, (name, it) -> new ClusterProgress(name, it.wave(), it.sent(), it.outcome(), it.countsFrom(),
                    reach, null));
        }
        return this;
    }

    RolloutState state() {
        return Rollout.requireState(rollout());
    }

    /** Names of the events after the plan, without their members. */
    List<String> story() {
        return events.stream().skip(1).map(it -> it.getClass().getSimpleName()).toList();
    }
}
