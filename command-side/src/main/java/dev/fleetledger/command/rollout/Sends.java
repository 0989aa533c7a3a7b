package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.fleetledger.command.rollout.WaveState.Phase;
import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.judgement.rollout.SendWindow;

/**
 * Which clusters a rollout sends to now. The begun wave sends to as many at a time as it may; debts of earlier waves are paid in the order
 * of the waves, each wave with its own limit and window. Nothing is sent while the rollout waits for a person or an approval, or past the
 * failure budget; only a cluster that a person has retried is always sent.
 */
final class Sends {

    private final RolloutState state;
    private final RolloutProgress progress;
    private final Instant now;

    private Sends(RolloutState state, RolloutProgress progress, Instant now) {
        this.state = state;
        this.progress = progress;
        this.now = now;
    }

    static List<String> due(Rollout rollout, RolloutProgress progress, Instant now) {
        return switch (rollout) {
            case Rollout.None _ -> List.of();
            case Rollout.Open it when it.state().approvals().pending() != null -> List.of();
            case Rollout.Open it -> new Sends(it.state(), progress, now).due(it.state().wave().phase() == Phase.RUNNING);
            case Rollout.Ended it when it.outcome().equals(Finished.COMPLETED) -> new Sends(it.state(), progress, now).due(false);
            case Rollout.Ended _ -> List.of();
        };
    }

    private List<String> due(boolean running) {
        List<String> retried = begun().filter(it -> !it.sent() && state.debts().isRetried(it.cluster())).map(ClusterProgress::cluster)
                .toList();
        if (state.paused() || state.wave().phase() == Phase.FAILED || progress.failed(state, now).size() > state.failureBudget()) {
            return retried;
        }
        List<String> sends = new ArrayList<>(retried);
        if (running) {
            sends.addAll(ofWave(state.wave().index(), this::isNext, sends));
        }
        OptionalInt paying = firstPayingWave();
        if (paying.isPresent()) {
            sends.addAll(ofWave(paying.getAsInt(), it -> DebtPayment.isPayable(state, it), sends));
        }
        return List.copyOf(sends);
    }

    private List<String> ofWave(int index, Predicate<ClusterProgress> candidates, List<String> chosen) {
        Wave wave = state.planned().waves().get(index);
        if (!SendWindow.isOpen(wave.window(), now)) {
            return List.of();
        }
        Stream<String> some = progress.ofWave(index).filter(it -> !it.isGone()).filter(candidates).map(ClusterProgress::cluster)
                .filter(it -> !chosen.contains(it));
        return wave.maxConcurrent() == null ? some.toList() : some.limit(Math.max(0, wave.maxConcurrent() - inFlight(index, chosen)))
                .toList();
    }

    /** A debt that the cluster got before it fell silent doesn't count until the cluster is back. */
    private long inFlight(int index, List<String> chosen) {
        return progress.ofWave(index).filter(it -> chosen.contains(it.cluster())
                || it.isInFlight(now) && (it.isReachable() || !state.debts().has(it.cluster()))).count();
    }

    private boolean isNext(ClusterProgress it) {
        return !it.sent() && it.isReachable() && !state.debts().has(it.cluster()) && !state.debts().isSkipped(it.cluster());
    }

    /** The debts of a wave are paid when those of earlier waves that can be paid have settled. */
    private OptionalInt firstPayingWave() {
        return begun().filter(it -> state.debts().has(it.cluster()))
                .filter(it -> DebtPayment.isPayable(state, it) || it.isInFlight(now) && it.isReachable())
                .mapToInt(ClusterProgress::wave).min();
    }

    /** No wave is sent before its gate, whatever a person has decided about a cluster of it. Nor is what has left the fleet. */
    private Stream<ClusterProgress> begun() {
        return progress.clusters().stream().filter(it -> it.wave() <= state.wave().index() && !it.isGone());
    }
}
