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
public record Observed(@Nullable ObjectFacts object, List<Trouble> troubles, @Nullable NodeMatch nodes,
        @Nullable List<RevisionFacts> revisions) {

    static final Observed NOTHING = new Observed(null, List.of(), null, null);

    Observed object(@Nullable ObjectFacts seen) {
        // Once all pods are available, earlier troubles are over, even before the next look at the pods.
        return seen == null ? NOTHING : new Observed(seen, isComplete(seen) ? List.of() : troubles, nodes, revisions);
    }

    static boolean isComplete(ObjectFacts object) {
        return object.available() >= object.desired() && object.updated() >= object.desired();
    }

    Observed troubles(List<Trouble> found) {
        return new Observed(object, found, nodes, revisions);
    }

    Observed nodes(@Nullable NodeMatch matched) {
        return new Observed(object, troubles, matched, revisions);
    }

    Observed revisions(List<RevisionFacts> fetched) {
        return new Observed(object, troubles, nodes, fetched);
    }
}
