package dev.fleetledger.command.rollout.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.fleet.AgentTable;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.contract.rollout.RolloutEvent.Window;
import dev.fleetledger.manifest.rollout.Candidate;
import dev.fleetledger.manifest.rollout.PlannedWave;
import dev.fleetledger.manifest.rollout.RolloutPlan;
import dev.fleetledger.manifest.rollout.WaveResolver;
import dev.fleetledger.manifest.rollout.WaveWindow;

/** Resolves the waves of a plan against the fleet as it is. */
@Component
final class WavePlanner {

    private final ClusterTable clusterTable;
    private final AgentTable agentTable;
    private final Duration silentAfter;

    WavePlanner(ClusterTable clusterTable, AgentTable agentTable, CommandSideProperties properties) {
        this.clusterTable = clusterTable;
        this.agentTable = agentTable;
        this.silentAfter = properties.clusterSilentAfter();
    }

    List<PlannedWave> resolve(RolloutPlan plan, Collection<String> clusters, Instant now) {
        Set<String> heard = agentTable.findHeardSince(clusters, now.minus(silentAfter));
        return WaveResolver.resolve(plan, clusterTable.find(clusters).stream()
                .map(it -> new Candidate(it.name(), it.labels(), heard.contains(it.name()))).toList());
    }

    static Wave toWave(PlannedWave it) {
        return new Wave(it.name(), it.clusters(), it.maxConcurrent(), it.soak(), it.gate(), toWindow(it.window()));
    }

    private static @Nullable Window toWindow(@Nullable WaveWindow it) {
        return it == null ? null : new Window(it.days(), it.from(), it.to(), it.zone());
    }
}
