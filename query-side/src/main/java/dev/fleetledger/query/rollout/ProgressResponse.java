package dev.fleetledger.query.rollout;

import java.util.List;
import java.util.stream.Stream;

/** Number of clusters in each state. */
record ProgressResponse(int total, int waiting, int sent, int settled, int failed, int skipped, int debt, int superseded) {

    static ProgressResponse of(Stream<WaveProgress> waves) {
        List<WaveProgress> all = waves.toList();
        return new ProgressResponse(all.stream().mapToInt(WaveProgress::total).sum(), count(all, TargetState.WAITING),
                count(all, TargetState.SENT), count(all, TargetState.SETTLED), count(all, TargetState.FAILED),
                count(all, TargetState.SKIPPED), count(all, TargetState.DEBT), count(all, TargetState.SUPERSEDED));
    }

    private static int count(List<WaveProgress> waves, TargetState state) {
        return waves.stream().mapToInt(wave -> wave.count(state)).sum();
    }
}
