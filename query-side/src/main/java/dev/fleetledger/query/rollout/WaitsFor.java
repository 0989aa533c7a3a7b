package dev.fleetledger.query.rollout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.rollout.SendWindow;
import dev.fleetledger.query.rollout.UnsettledQueries.Unsettled;

/**
 * What a rollout waits for.
 *
 * @param what     {@code approval}, {@code window}, {@code soak}, {@code gate}, {@code cluster} (silent ones, by the plan), {@code person}
 * @param clusters number of clusters concerned, also of those that the reader may not see
 * @param until    when it goes on, or ends, by itself; null: not by itself
 * @param who      the least role of the person whose turn it is
 */
record WaitsFor(String what, @Nullable String wave, int clusters, Instant since, @Nullable Instant until, @Nullable String who) {

    /**
     * @param pending   the undecided approval
     * @param unsettled the clusters of the current wave that are on their way
     * @param settings  which decide who may change the workload
     * @return null if it has ended, or does its next step at once
     */
    static @Nullable WaitsFor of(RolloutView rollout, @Nullable ApprovalView pending, Unsettled unsettled, Settings settings,
            Instant now) {
        WaveProgress current = rollout.currentWave == RolloutView.NO_WAVE ? null : rollout.waves().get(rollout.currentWave);
        return switch (rollout.state) {
            case PENDING_APPROVAL -> pending == null ? null : approval(rollout, pending);
            case PAUSED -> person(rollout, current, TargetState.WAITING, rollout.pausedAt, settings);
            case FAILED -> rollout.endedAt != null || current == null ? null
                    : person(rollout, current, TargetState.FAILED, current.since(), settings);
            case RUNNING -> current == null ? nextWave(rollout, now) : running(rollout, current, unsettled, now);
            case COMPLETED, ABORTED, SUPERSEDED -> null;
        };
    }

    private static WaitsFor approval(RolloutView rollout, ApprovalView pending) {
        int clusters = rollout.waves().stream().filter(wave -> pending.wave == null || pending.wave.equals(wave.name()))
                .mapToInt(WaveProgress::total).sum();
        return new WaitsFor("approval", pending.wave, clusters, pending.requestedAt, pending.expiresAt, pending.wanted);
    }

    private static @Nullable WaitsFor person(RolloutView rollout, @Nullable WaveProgress wave, TargetState counted, @Nullable Instant since,
            Settings settings) {
        return since == null ? null : new WaitsFor("person", wave == null ? null : wave.name(), rollout.count(counted), since, null,
                Action.CHANGE_WORKLOAD.in(rollout.namespace, settings).leastRole().name());
    }

    private static @Nullable WaitsFor nextWave(RolloutView rollout, Instant now) {
        Instant since = rollout.waves().stream().filter(wave -> wave.state() == WaveState.COMPLETED).map(WaveProgress::since)
                .max(Instant::compareTo).orElse(rollout.startedAt);
        return rollout.waves().stream().filter(wave -> wave.state() == WaveState.WAITING).findFirst()
                .map(wave -> window(wave, since, now)).orElse(null);
    }

    private static @Nullable WaitsFor running(RolloutView rollout, WaveProgress wave, Unsettled unsettled, Instant now) {
        if (wave.state() == WaveState.SOAKING) {
            return new WaitsFor("soak", wave.name(), wave.total(), wave.since(), wave.soakUntil(), null);
        }
        if (rollout.waitsForSilent && unsettled.areAllSilent()) {
            Instant since = unsettled.silentSince() == null ? wave.since() : unsettled.silentSince();
            return new WaitsFor("cluster", wave.name(), unsettled.clusters(), since, null, null);
        }
        int sent = wave.count(TargetState.SENT);
        WaitsFor window = sent == 0 && wave.count(TargetState.WAITING) > 0 ? window(wave, wave.since(), now) : null;
        return window != null || sent == 0 ? window
                : new WaitsFor("gate", wave.name(), sent, wave.since(), unsettled.stallsAt(), null);
    }

    private static @Nullable WaitsFor window(WaveProgress wave, Instant since, Instant now) {
        return SendWindow.isOpen(wave.window(), now) ? null
                : new WaitsFor("window", wave.name(), wave.count(TargetState.WAITING), since, SendWindow.opensAt(wave.window(), now), null);
    }
}
