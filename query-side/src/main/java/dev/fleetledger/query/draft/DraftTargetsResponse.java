package dev.fleetledger.query.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.placement.TargetCluster;
import dev.fleetledger.manifest.rollout.PlannedWave;
import dev.fleetledger.manifest.rollout.WaveWindow;

/**
 * All targets of a draft in one response: their number is bounded by the size of the fleet.
 *
 * @param waves     of a rollout to all chosen clusters, planned now; the rollout itself leaves out clusters that already have everything.
 *                  Empty while no cluster is chosen or the plan violates rules
 * @param elsewhere number of named clusters that the reader may not know
 */
record DraftTargetsResponse(List<Target> items, List<Wave> waves, int total, long chosen, int elsewhere, String position) {

    /** @param wave name of the wave that takes the cluster; null if there is none */
    record Target(String cluster, boolean chosen, String why, @Nullable String wave) {}

    /**
     * @param count           number of its clusters
     * @param maxConcurrent   clusters in flight at the same time; null: all
     * @param soak            ISO 8601 duration; null: none
     * @param gate            {@code Running} or {@code none}
     * @param window          when it may send; null: at any time
     * @param approvalExpires ISO 8601 duration after which the request for its approval expires; null: it needs none of its own
     */
    record Wave(String name, int count, @Nullable Integer maxConcurrent, @Nullable String soak, String gate, @Nullable WaveWindow window,
            @Nullable String approvalExpires) {

        static Wave of(PlannedWave wave) {
            return new Wave(wave.name(), wave.clusters().size(), wave.maxConcurrent(), wave.soak(), wave.gate(), wave.window(),
                    wave.approvalExpires());
        }
    }

    static DraftTargetsResponse of(List<TargetCluster> targets, List<PlannedWave> waves, int elsewhere, String position) {
        Map<String, String> waveByCluster = new HashMap<>();
        waves.forEach(wave -> wave.clusters().forEach(cluster -> waveByCluster.put(cluster, wave.name())));
        return new DraftTargetsResponse(
                targets.stream().map(target ->
                                new Target(target.cluster(), target.chosen(), target.why(), waveByCluster.get(target.cluster())))
                        .toList(),
                waves.stream().map(Wave::of).toList(), targets.size(), targets.stream().filter(TargetCluster::chosen).count(), elsewhere,
                position);
    }
}
