package dev.fleetledger.command.workload.repository;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.StreamId;

/**
 * Clusters that determine who sees a workload, the same as on the query side: those where it has not ended; once it has ended
 * everywhere, all where it ever was.
 */
record WorkloadVisibility(EventStreamRepository book) {

    Collection<String> visibleClusters(Workload workload, List<WorkloadEvent> events) {
        WorkloadState workloadState = Workload.state(workload);
        TreeSet<String> ever = events.stream().filter(WorkloadEvent.Placed.class::isInstance).map(WorkloadEvent.Placed.class::cast)
                .flatMap(placed -> placed.clusters().stream()).collect(toCollection(TreeSet::new));
        TreeSet<String> now = workload instanceof Workload.Deleted ? new TreeSet<>() : new TreeSet<>(workloadState.clusters());
        TreeSet<String> left = new TreeSet<>(ever);
        left.removeAll(now);
        // A live workload has not ended in its placement's clusters, so only the streams of clusters that it left are read.
        now.addAll(notEnded(workloadState.workload(), left));
        return now.isEmpty() ? ever : now;
    }

    private List<String> notEnded(UUID workload, Collection<String> left) {
        Map<StreamId, EventStream<DeploymentEvent>> histories =
                book.loadAll(left.stream().map(cluster -> StreamIds.deployment(workload, cluster)).toList(), DeploymentEvent.class);
        return left.stream().filter(cluster -> {
            EventStream<DeploymentEvent> eventStream = histories.get(StreamIds.deployment(workload, cluster));
            return eventStream != null && switch (Deployment.replay(eventStream.events())) {
                case Deployment.Running _, Deployment.Ending _ -> true;
                case Deployment.None _, Deployment.Ended _ -> false;
            };
        }).toList();
    }
}
