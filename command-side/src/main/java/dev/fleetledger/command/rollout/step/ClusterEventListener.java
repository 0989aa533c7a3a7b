package dev.fleetledger.command.rollout.step;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.relay.outbox.LedgerListener;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * What happens to clusters in the middle of a rollout. A cluster that leaves the fleet is no longer part of it, and one that is cordoned,
 * taken back, or being removed may be what it waits for.
 */
@Component
final class ClusterEventListener implements LedgerListener {

    private final RolloutClusterTable clusterTable;
    private final RolloutWakeup wakeup;
    private final InstantSource clock;

    ClusterEventListener(RolloutClusterTable clusterTable, RolloutWakeup wakeup, InstantSource clock) {
        this.clusterTable = clusterTable;
        this.wakeup = wakeup;
        this.clock = clock;
    }

    @Override
    public void onEvents(List<RecordedEvent> events) {
        Set<UUID> rollouts = new LinkedHashSet<>();
        for (RecordedEvent event : events) {
            switch (event.payload()) {
                case ClusterEvent.Forgotten it -> rollouts.addAll(clusterTable.leave(it.cluster()));
                case ClusterEvent.Removed it -> rollouts.addAll(clusterTable.leave(it.cluster()));
                case ClusterEvent.Cordoned it -> rollouts.addAll(clusterTable.findUnfinished(it.cluster()));
                case ClusterEvent.Uncordoned it -> rollouts.addAll(clusterTable.findUnfinished(it.cluster()));
                case ClusterEvent.RemovalAsked it -> rollouts.addAll(clusterTable.findUnfinished(it.cluster()));
                case ClusterEvent.RemovalTakenBack it -> rollouts.addAll(clusterTable.findUnfinished(it.cluster()));
                // The end of a workload in a cluster that is being removed belongs to no rollout.
                case DeploymentEvent.Wanted it when it.rollout() == null ->
                        rollouts.addAll(clusterTable.supersede(it.workload(), it.cluster(), it.generation()));
                default -> { }
            }
        }
        wakeup.wake(rollouts, clock.instant());
    }
}
