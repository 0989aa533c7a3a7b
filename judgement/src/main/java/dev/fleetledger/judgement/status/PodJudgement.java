package dev.fleetledger.judgement.status;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/** Judges an applied object by the facts about its pods. */
final class PodJudgement {

    /**
     * Troubles that don't prove a failure of the pods: a node may become ready again, the agent may not read pods, or the namespace is new.
     * They count as a failure only after the deadline.
     */
    private static final Set<String> INCONCLUSIVE = Set.of("NodesNotReady", "NotPermitted", "AccountNotYetThere");
    private static final String POD_REJECTED = "FailedCreate";

    private PodJudgement() {}

    static Judgement judge(WantedState wantedState, Observation observation, ObjectFacts pods, Instant now) {
        if (pods.desired() == 0) {
            return new Judgement(Status.NO_MATCHING_NODE, "NoNodeMatches", noMatchingNodeMessage(observation.facts().nodes()));
        }
        if (pods.updated() >= pods.desired() && pods.available() >= pods.desired()) {
            return new Judgement(Status.RUNNING, null, null);
        }
        Optional<Trouble> trouble = findTrouble(observation, it -> !INCONCLUSIVE.contains(it.code()));
        if (trouble.isPresent()) {
            boolean rejected = trouble.get().code().equals(POD_REJECTED);
            return new Judgement(rejected ? Status.REJECTED : Status.NOT_READY, trouble.get().code(), trouble.get().message());
        }
        if (pods.onDelete() && pods.updated() < pods.desired() && pods.available() >= pods.desired()) {
            return new Judgement(Status.UPDATE_PENDING, "OldPodsRemain",
                    (pods.desired() - pods.updated()) + " of " + pods.desired() + " pods are old until somebody deletes them.");
        }
        Judgement pending = new Judgement(Status.WAITING, "PodsStarting", progressMessage(pods));
        return Judgement.orStalled(wantedState, observation.progressedAt(), now,
                findTrouble(observation, it -> INCONCLUSIVE.contains(it.code()))
                .map(inconclusive -> new Judgement(Status.WAITING, inconclusive.code(), progressMessage(pods) + " " + inconclusive.message()
                        + ".")).orElse(pending));
    }

    private static Optional<Trouble> findTrouble(Observation observation, Predicate<Trouble> condition) {
        return observation.facts().troubles().stream().filter(condition).findFirst();
    }

    private static String progressMessage(ObjectFacts pods) {
        return pods.updated() + " of " + pods.desired() + " pods updated, " + pods.available() + " available.";
    }

    private static String noMatchingNodeMessage(@Nullable NodeMatch nodes) {
        String message = "No node of the cluster matches, so it runs nowhere.";
        return nodes == null ? message : message + " Of %d nodes, selector and affinity leave out %d, taints %d."
                .formatted(nodes.all(), nodes.unselected(), nodes.tainted());
    }
}
