package dev.fleetledger.agent.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * State of one workload in this cluster, wanted and observed.
 *
 * @param wanted         the newest accepted intent; absent for an object of ours whose intent is missing
 * @param attempt        the result of {@code wanted}
 * @param rejected       a newer intent that this agent refused: from a hub it doesn't accept, or not understood
 * @param failures       consecutive failed attempts
 * @param replaced       the objects that {@code wanted} had to delete and create again
 * @param driftCorrected the drift was corrected, so it is reported only once
 * @param observedAt     when the cluster was last observed in this state; an attempt without a response doesn't change it
 */
public record DeploymentState(UUID workload, @Nullable Intent wanted, @Nullable Attempt attempt, @Nullable Attempt notLetIn, int failures,
        ObservedState observed, List<Replacement> replaced, @Nullable Drift drift, boolean corrected, Instant observedAt) {

    static DeploymentState unknown(UUID workload, Instant now) {
        return new DeploymentState(workload, null, null, null, 0, ObservedState.NOTHING, List.of(), null, false, now);
    }

    public @Nullable ObjectFacts object() {
        return observed.object();
    }

    public List<Trouble> troubles() {
        return observed.troubles();
    }

    public DeploymentState withIntent(Intent intent) {
        Attempt pending = new Attempt(intent.intent(), intent.generation(), AttemptResult.PENDING, null, null, intent.hub().epoch());
        return new DeploymentState(workload, intent, pending, null, 0, observed, List.of(), null, false, observedAt);
    }

    public DeploymentState attempted(@Nullable Attempt result, int failures) {
        return new DeploymentState(workload, wanted, result, notLetIn, failures, observed, replaced, drift, corrected, observedAt);
    }

    public DeploymentState replacing(List<Replacement> objects) {
        return new DeploymentState(workload, wanted, attempt, notLetIn, failures, observed, objects, drift, corrected, observedAt);
    }

    public DeploymentState withRejected(Attempt refused) {
        return new DeploymentState(workload, wanted, attempt, refused, failures, observed, replaced, drift, corrected, observedAt);
    }

    public DeploymentState withObject(@Nullable ObjectFacts seen) {
        return observing(observed.object(seen));
    }

    public DeploymentState withTroubles(List<Trouble> found) {
        return observing(observed.troubles(found));
    }

    public DeploymentState matching(@Nullable NodeMatch nodes) {
        return observing(observed.nodes(nodes));
    }

    public DeploymentState revised(List<RevisionFacts> revisions) {
        return observing(observed.revisions(revisions));
    }

    public DeploymentState drifted(@Nullable Drift seen, boolean undone) {
        return new DeploymentState(workload, wanted, attempt, notLetIn, failures, observed, replaced, seen, undone, observedAt);
    }

    public DeploymentState observedAt(Instant now) {
        return new DeploymentState(workload, wanted, attempt, notLetIn, failures, observed, replaced, drift, corrected, now);
    }

    /** @return whether pods are missing, old or not available, so that the reasons are worth reading */
    public boolean isIncomplete() {
        ObjectFacts object = object();
        return object != null && !object.deleting() && !ObservedState.isComplete(object);
    }

    /** @return whether the workload was removed or released and nothing newer is wanted */
    public boolean hasEnded() {
        return notLetIn == null && attempt != null
                && (attempt.result() == AttemptResult.REMOVED || attempt.result() == AttemptResult.RELEASED);
    }

    /** @return nothing as long as there is nothing to report */
    public @Nullable DeploymentFacts facts() {
        Attempt newest = notLetIn == null ? attempt : notLetIn;
        return newest == null ? null : new DeploymentFacts(workload, newest, object(), troubles(), drift, observed.nodes(),
                observed.revisions(), replaced.isEmpty() ? null : replaced, observedAt);
    }

    private DeploymentState observing(ObservedState seen) {
        return new DeploymentState(workload, wanted, attempt, notLetIn, failures, seen, replaced, drift, corrected, observedAt);
    }
}
