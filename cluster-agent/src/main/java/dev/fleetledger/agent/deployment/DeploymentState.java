package dev.fleetledger.agent.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * State of one workload in this cluster, wanted and observed.
 *
 * @param wanted     the newest accepted intent; absent for an object of ours whose intent is missing
 * @param attempt    the result of {@code wanted}
 * @param rejected   a newer intent that this agent refused: from a hub it doesn't accept, or not understood
 * @param failures   consecutive failed attempts
 * @param replaced   the objects that {@code wanted} had to delete and create again
 * @param observedAt when the cluster was last observed in this state; an attempt without a response doesn't change it
 */
public record DeploymentState(UUID workload, @Nullable Intent wanted, @Nullable Attempt attempt, @Nullable Attempt rejected, int failures,
        ObservedState observed, List<Replacement> replaced, DriftState driftState, Instant observedAt) {

    static DeploymentState unknown(UUID workload, Instant now) {
        return new DeploymentState(workload, null, null, null, 0, ObservedState.NOTHING, List.of(), DriftState.NONE, now);
    }

    public @Nullable ObjectFacts object() {
        return observed.object();
    }

    public List<Trouble> troubles() {
        return observed.troubles();
    }

    public @Nullable Drift drift() {
        return driftState.drift();
    }

    public DeploymentState withIntent(Intent intent) {
        Attempt pending = new Attempt(intent.intent(), intent.generation(), AttemptResult.PENDING, null, null, intent.hub().epoch());
        return new DeploymentState(workload, intent, pending, null, 0, observed, List.of(),
                new DriftState(null, false, driftState.corrections()), observedAt);
    }

    public DeploymentState withAttempt(@Nullable Attempt result, int failures) {
        return new DeploymentState(workload, wanted, result, rejected, failures, observed, replaced, driftState, observedAt);
    }

    public DeploymentState withReplaced(List<Replacement> objects) {
        return new DeploymentState(workload, wanted, attempt, rejected, failures, observed, objects, driftState, observedAt);
    }

    public DeploymentState withRejected(Attempt rejection) {
        return new DeploymentState(workload, wanted, attempt, rejection, failures, observed, replaced, driftState, observedAt);
    }

    public DeploymentState withObject(@Nullable ObjectFacts latest) {
        return withObserved(observed.object(latest));
    }

    public DeploymentState withTroubles(List<Trouble> found) {
        return withObserved(observed.troubles(found));
    }

    public DeploymentState withNodes(@Nullable NodeMatch nodes) {
        return withObserved(observed.nodes(nodes));
    }

    public DeploymentState withRevisions(List<RevisionFacts> revisions) {
        return withObserved(observed.revisions(revisions));
    }

    /** @param over as in {@link DriftState} */
    public DeploymentState withDrift(@Nullable Drift latest, boolean over) {
        return withDriftState(new DriftState(latest, over, driftState.corrections()));
    }

    public DeploymentState withCorrections(@Nullable Corrections corrections) {
        return withDriftState(new DriftState(driftState.drift(), driftState.over(), corrections));
    }

    public DeploymentState observedAt(Instant now) {
        return new DeploymentState(workload, wanted, attempt, rejected, failures, observed, replaced, driftState, now);
    }

    /** @return whether pods are missing, old or not available, so that the reasons are worth reading */
    public boolean isIncomplete() {
        ObjectFacts object = object();
        return object != null && !object.deleting() && !ObservedState.isComplete(object);
    }

    /** @return whether the workload was removed or released and nothing newer is wanted */
    public boolean hasEnded() {
        return rejected == null && attempt != null
                && (attempt.result() == AttemptResult.REMOVED || attempt.result() == AttemptResult.RELEASED);
    }

    /** @return nothing as long as there is nothing to report */
    public @Nullable DeploymentFacts facts() {
        Attempt newest = rejected == null ? attempt : rejected;
        return newest == null ? null : new DeploymentFacts(workload, newest, object(), troubles(), drift(), observed.nodes(),
                observed.revisions(), replaced.isEmpty() ? null : replaced, driftState.corrections(), observedAt);
    }

    private DeploymentState withDriftState(DriftState latest) {
        return new DeploymentState(workload, wanted, attempt, rejected, failures, observed, replaced, latest, observedAt);
    }

    private DeploymentState withObserved(ObservedState latest) {
        return new DeploymentState(workload, wanted, attempt, rejected, failures, latest, replaced, driftState, observedAt);
    }
}
