package dev.fleetledger.command.undo.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Clusters in which an inverse has an effect. */
@Component
public final class ConcernedClusters {

    /** @param elsewhere number of those that the actor may not see */
    public record Visible(List<String> names, int elsewhere) {}

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;

    ConcernedClusters(EventStreamRepository streamRepository, ClusterTable clusterTable) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
    }

    /**
     * @param outcome absent when the inverse command was refused
     * @param target  the cluster that it changes itself
     */
    public Visible find(@Nullable InverseOutcome outcome, @Nullable String target, Authorization authorization) {
        if (outcome == null || outcome.rollout() == null) {
            return new Visible(target == null ? List.of() : List.of(target), 0);
        }
        List<RolloutEvent> events = streamRepository.load(StreamIds.rollout(outcome.rollout()), RolloutEvent.class).events();
        List<PlacementCluster> all = clusterTable.find(Rollout.requireState(Rollout.replay(events)).clusters());
        List<String> visible = all.stream().filter(authorization::canSee).map(PlacementCluster::name).toList();
        return new Visible(visible, all.size() - visible.size());
    }
}
