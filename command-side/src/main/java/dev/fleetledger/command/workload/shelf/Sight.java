package dev.fleetledger.command.workload.shelf;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.StreamId;

/** Through which clusters a workload is seen, on both sides alike: where it has not ended; where it ever was, once it has everywhere. */
record Sight(Book book) {

    Collection<String> of(Workload workload, List<WorkloadEvent> events) {
        Known known = Workload.known(workload);
        TreeSet<String> ever = events.stream().filter(WorkloadEvent.Placed.class::isInstance).map(WorkloadEvent.Placed.class::cast)
                .flatMap(placed -> placed.clusters().stream()).collect(toCollection(TreeSet::new));
        TreeSet<String> now = workload instanceof Workload.Deleted ? new TreeSet<>() : new TreeSet<>(known.clusters());
        TreeSet<String> left = new TreeSet<>(ever);
        left.removeAll(now);
        // Where a living one is placed it has not ended: only those that it left must be asked.
        now.addAll(notEnded(known.workload(), left));
        return now.isEmpty() ? ever : now;
    }

    private List<String> notEnded(UUID workload, Collection<String> left) {
        Map<StreamId, History<DeploymentEvent>> histories =
                book.readAll(left.stream().map(cluster -> Streams.deployment(workload, cluster)).toList(), DeploymentEvent.class);
        return left.stream().filter(cluster -> {
            History<DeploymentEvent> history = histories.get(Streams.deployment(workload, cluster));
            return history != null && switch (Deployment.of(history.events())) {
                case Deployment.Running _, Deployment.Ending _ -> true;
                case Deployment.None _, Deployment.Ended _ -> false;
            };
        }).toList();
    }
}
