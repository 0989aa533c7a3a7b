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
    private static final Set<String> NO_FAILURE = Set.of("NodesNotReady", "NotPermitted", "AccountNotYetThere");
    private static final String REFUSED = "FailedCreate";

    private PodJudgement() {}

    static Judgement judged(WantedState wantedState, Observation observation, ObjectFacts pods, Instant now) {
        if (pods.desired() == 0) {
            return new Judgement(Status.NO_MATCHING_NODE, "NoNodeMatches", nowhere(observation.facts().nodes()));
        }
        if (pods.updated() >= pods.desired() && pods.available() >= pods.desired()) {
            return new Judgement(Status.RUNNING, null, null);
        }
        Optional<Trouble> trouble = first(observation, it -> !NO_FAILURE.contains(it.code()));
        if (trouble.isPresent()) {
            boolean refused = trouble.get().code().equals(REFUSED);
            return new Judgement(refused ? Status.REJECTED : Status.NOT_READY, trouble.get().code(), trouble.get().message());
        }
        if (pods.onDelete() && pods.updated() < pods.desired() && pods.available() >= pods.desired()) {
            return new Judgement(Status.UPDATE_PENDING, "OldPodsRemain",
                    (pods.desired() - pods.updated()) + " of " + pods.desired() + " pods are old until somebody deletes them.");
        }
        Judgement coming = new Judgement(Status.WAITING, "PodsStarting", progress(pods));
        return Judgement.orStalled(wantedState, observation.progressedAt(), now, first(observation, it -> NO_FAILURE.contains(it.code()))
                .map(known -> new Judgement(Status.WAITING, known.code(), progress(pods) + " " + known.message() + ".")).orElse(coming));
    }

    private static Optional<Trouble> first(Observation observation, Predicate<Trouble> which) {
        return observation.facts().troubles().stream().filter(which).findFirst();
    }

    private static String progress(ObjectFacts pods) {
        return pods.updated() + " of " + pods.desired() + " pods updated, " + pods.available() + " available.";
    }

    private static String nowhere(@Nullable NodeMatch nodes) {
        String all = "No node of the cluster matches, so it runs nowhere.";
        return nodes == null ? all : all + " Of %d nodes, selector and affinity leave out %d, taints %d."
                .formatted(nodes.all(), nodes.unselected(), nodes.tainted());
    }
}
