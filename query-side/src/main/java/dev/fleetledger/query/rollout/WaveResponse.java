package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.deployment.DeploymentResponse.Reason;
import dev.fleetledger.query.rollout.RolloutTargetQueries.TargetStatus;

/**
 * A wave as returned by the API.
 *
 * @param since     since when it is in its state
 * @param soakUntil end of its soak time, once that has begun
 * @param progress  number of its clusters, and of those in each state, also of those that the reader may not see
 * @param counts    number of visible clusters by the status of what they got; null in lists
 * @param clusters  the visible clusters; null in lists
 * @param elsewhere number of further clusters, which the reader may not see; null in lists
 */
record WaveResponse(String name, WaveState state, Instant since, @Nullable Instant soakUntil, RolloutEvent.@Nullable Window window,
        ProgressResponse progress, @Nullable Map<String, Integer> counts, @Nullable List<ClusterStateResponse> clusters,
        @Nullable Integer elsewhere) {

    /**
     * A cluster of the wave.
     *
     * @param generation that was last sent; null before
     * @param status     of the deployment; null if it has nothing of this rollout, or something newer since
     */
    record ClusterStateResponse(String cluster, TargetState state, @Nullable Long generation, @Nullable String status,
            @Nullable Instant since, @Nullable Reason reason) {

        static ClusterStateResponse of(TargetStatus it, RolloutView rollout) {
            RolloutTargetView target = it.target();
            return new ClusterStateResponse(target.cluster, RolloutTargetView.shown(target.state, rollout), target.generation, it.status(),
                    it.since(), target.code == null ? null : new Reason(target.code, target.message));
        }
    }

    static WaveResponse summary(WaveProgress wave) {
        return new WaveResponse(wave.name(), wave.state(), wave.since(), wave.soakUntil(), wave.window(),
                ProgressResponse.of(Stream.of(wave)), null, null, null);
    }

    /** @param visible the targets of this wave that the reader may see */
    static WaveResponse of(WaveProgress wave, List<TargetStatus> visible, RolloutView rollout) {
        Map<String, Integer> counts = new TreeMap<>();
        List<ClusterStateResponse> clusters = new ArrayList<>();
        for (TargetStatus target : visible) {
            ClusterStateResponse cluster = ClusterStateResponse.of(target, rollout);
            clusters.add(cluster);
            if (cluster.status() != null) {
                counts.merge(cluster.status(), 1, Integer::sum);
            } else if (cluster.generation() == null && rollout.endedAt == null) {
                counts.merge(Status.WAITING.apiName(), 1, Integer::sum);
            }
        }
        return new WaveResponse(wave.name(), wave.state(), wave.since(), wave.soakUntil(), wave.window(),
                ProgressResponse.of(Stream.of(wave)), counts, clusters, wave.total() - visible.size());
    }
}
