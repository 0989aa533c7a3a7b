package dev.fleetledger.agent.deployment;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * What was seen of one workload's DaemonSet. Each part has its own rhythm, and says what it said last until it is seen anew.
 *
 * @param object    absent when there is none of ours
 * @param nodes     absent as long as the nodes were not listed, or there is no object to match them with
 * @param revisions absent as long as they were not fetched
 */
public record Observed(@Nullable ObjectFacts object, List<Trouble> troubles, @Nullable NodeMatch nodes,
        @Nullable List<RevisionFacts> revisions) {

    static final Observed NOTHING = new Observed(null, List.of(), null, null);

    Observed object(@Nullable ObjectFacts seen) {
        // Once all are there, what was in the way is over, also before anybody looks again.
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
