package dev.fleetledger.agent.deployment;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * Observed state of one workload's DaemonSet. Each part has its own interval and keeps its value until it is observed again.
 *
 * @param object    absent if there is no DaemonSet of ours
 * @param nodes     absent until the nodes are listed, or if there is no DaemonSet to match them with
 * @param revisions absent until they are fetched
 */
public record ObservedState(@Nullable ObjectFacts object, List<Trouble> troubles, @Nullable NodeMatch nodes,
        @Nullable List<RevisionFacts> revisions) {

    static final ObservedState NOTHING = new ObservedState(null, List.of(), null, null);

    ObservedState object(@Nullable ObjectFacts latest) {
        // Once all pods are available, earlier troubles are over, even before the pods are inspected again.
        return latest == null ? NOTHING : new ObservedState(latest, isComplete(latest) ? List.of() : troubles, nodes, revisions);
    }

    static boolean isComplete(ObjectFacts object) {
        return object.available() >= object.desired() && object.updated() >= object.desired();
    }

    ObservedState troubles(List<Trouble> found) {
        return new ObservedState(object, found, nodes, revisions);
    }

    ObservedState nodes(@Nullable NodeMatch matched) {
        return new ObservedState(object, troubles, matched, revisions);
    }

    ObservedState revisions(List<RevisionFacts> fetched) {
        return new ObservedState(object, troubles, nodes, fetched);
    }
}
