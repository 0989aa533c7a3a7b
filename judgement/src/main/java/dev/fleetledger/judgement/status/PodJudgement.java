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
        if (trouble.isPresent() && trouble.get().code().equals(POD_REJECTED)) {
            return new Judgement(Status.REJECTED, POD_REJECTED, trouble.get().message());
        }
        Instant lostAt = observation.readiness().lostAt();
        if (lostAt != null) {
            return Judgement.orStalled(wantedState, observation.progressedAt(), now, ofLostReadiness(observation, pods, lostAt, now));
        }
        if (trouble.isPresent()) {
            return new Judgement(Status.NOT_READY, trouble.get().code(), trouble.get().message());
        }
        if (pods.onDelete() && pods.updated() < pods.desired() && pods.available() >= pods.desired()) {
            return new Judgement(Status.UPDATE_PENDING, "OldPodsRemain",
                    (pods.desired() - pods.updated()) + " of " + pods.desired() + " pods are old until somebody deletes them.");
        }
        Judgement pending = new Judgement(Status.WAITING, "PodsStarting", progressMessage(pods));
        return Judgement.orStalled(wantedState, observation.progressedAt(), now,
                findTrouble(observation, it -> INCONCLUSIVE.contains(it.code()))
                .map(inconclusive -> new Judgement(Status.WAITING, inconclusive.code(), progressMessage(pods) + " "
                        + asSentence(inconclusive.message()))).orElse(pending));
    }

    /** One pod of many counts: {@code Running} means all. The message says how many are missing. */
    private static Judgement ofLostReadiness(Observation observation, ObjectFacts pods, Instant lostAt, Instant now) {
        boolean flickers = now.isBefore(lostAt.plus(Readiness.FLICKER));
        String share = (pods.desired() - pods.available()) + " of " + pods.desired() + " pods not available";
        Optional<Trouble> cause = findTrouble(observation, it -> !INCONCLUSIVE.contains(it.code()))
                .or(() -> findTrouble(observation, it -> true));
        return new Judgement(flickers ? Status.WAITING : Status.NOT_READY, cause.map(Trouble::code).orElse("PodsNotReady"),
                share + cause.map(it -> ": " + it.message()).orElse("."));
    }

    private static Optional<Trouble> findTrouble(Observation observation, Predicate<Trouble> condition) {
        return observation.facts().troubles().stream().filter(condition).findFirst();
    }

    private static String progressMessage(ObjectFacts pods) {
        return pods.updated() + " of " + pods.desired() + " pods updated, " + pods.available() + " available.";
    }

    /** The cluster's own messages often end in a full stop, and truncated ones in an ellipsis. */
    private static String asSentence(String message) {
        return message.endsWith(".") || message.endsWith("…") ? message : message + ".";
    }

    private static String noMatchingNodeMessage(@Nullable NodeMatch nodes) {
        String message = "No node of the cluster matches, so it runs nowhere.";
        return nodes == null ? message : message + " Of %d nodes, selector and affinity leave out %d, taints %d."
                .formatted(nodes.all(), nodes.unselected(), nodes.tainted());
    }
}
