package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.rollout.RolloutEvent;

/**
 * How far a wave is.
 *
 * @param since     since when it is in its state
 * @param soakUntil end of its soak time
 * @param clusters  number of its clusters in each state
 */
record WaveProgress(String name, WaveState state, Instant since, @Nullable Instant soakUntil, RolloutEvent.@Nullable Window window,
        Map<TargetState, Integer> clusters) {

    static WaveProgress planned(RolloutEvent.Wave wave, Instant at) {
        return new WaveProgress(wave.name(), wave.clusters().isEmpty() ? WaveState.SKIPPED : WaveState.WAITING, at, null, wave.window(),
                wave.clusters().isEmpty() ? Map.of() : Map.of(TargetState.WAITING, wave.clusters().size()));
    }

    /** The end of the soak time belongs to the wave as long as it isn't started anew. */
    WaveProgress enter(WaveState newState, Instant at) {
        return new WaveProgress(name, newState, at, newState == WaveState.RUNNING ? null : soakUntil, window, clusters);
    }

    WaveProgress soak(Instant until, Instant at) {
        return new WaveProgress(name, WaveState.SOAKING, at, until, window, clusters);
    }

    /** Counts clusters that have changed their state. */
    WaveProgress move(int number, TargetState from, TargetState to) {
        Map<TargetState, Integer> moved = new EnumMap<>(TargetState.class);
        moved.putAll(clusters);
        moved.merge(from, -number, Integer::sum);
        moved.merge(to, number, Integer::sum);
        moved.values().removeIf(count -> count == 0);
        return new WaveProgress(name, state, since, soakUntil, window, moved);
    }

    int count(TargetState target) {
        return clusters.getOrDefault(target, 0);
    }

    int total() {
        return clusters.values().stream().mapToInt(Integer::intValue).sum();
    }
}
