package dev.fleetledger.command.workload.repository;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.repository.DeploymentRepository;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.workload.WorkloadEvent;

/**
 * Clusters that determine who sees a workload, the same as on the query side: those where it has not ended; once it has ended
 * everywhere, all where it ever was.
 */
record WorkloadVisibility(DeploymentRepository deploymentRepository) {

    Collection<String> visibleClusters(Workload workload, List<WorkloadEvent> events) {
        WorkloadState workloadState = Workload.state(workload);
        TreeSet<String> everPlaced = events.stream().filter(WorkloadEvent.Placed.class::isInstance).map(WorkloadEvent.Placed.class::cast)
                .flatMap(placed -> placed.clusters().stream()).collect(toCollection(TreeSet::new));
        TreeSet<String> current = workload instanceof Workload.Deleted ? new TreeSet<>() : new TreeSet<>(workloadState.clusters());
        TreeSet<String> former = new TreeSet<>(everPlaced);
        former.removeAll(current);
        // A live workload has not ended in its placement's clusters, so only the streams of clusters that it left are read.
        current.addAll(filterNotEnded(workloadState.workload(), former));
        return current.isEmpty() ? everPlaced : current;
    }

    private List<String> filterNotEnded(UUID workload, Collection<String> former) {
        return deploymentRepository.find(workload, former).entrySet().stream().filter(it -> switch (it.getValue()) {
            case Deployment.Running _, Deployment.Ending _ -> true;
            case Deployment.None _, Deployment.Ended _ -> false;
        }).map(Map.Entry::getKey).toList();
    }
}
