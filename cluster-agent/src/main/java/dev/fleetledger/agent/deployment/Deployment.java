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
 * @param wanted     the newest accepted intent; absent for an object of ours whose intent is missing
 * @param attempt    the result of {@code wanted}
 * @param notLetIn   a newer intent that this agent refused: from a hub it doesn't accept, or not understood
 * @param failures   consecutive failed attempts
 * @param replaced   the objects that {@code wanted} had to delete and create again
 * @param corrected  the drift was corrected, so it is reported only once
 * @param observedAt when the cluster was last observed in this state; an attempt without a response doesn't change it
 */
public record Deployment(UUID workload, @Nullable Intent wanted, @Nullable Attempt attempt, @Nullable Attempt notLetIn, int failures,
        Observed observed, List<Replacement> replaced, @Nullable Drift drift, boolean corrected, Instant observedAt) {

    static Deployment unknown(UUID workload, Instant now) {
        return new Deployment(workload, null, null, null, 0, Observed.NOTHING, List.of(), null, false, now);
    }

    public @Nullable ObjectFacts object() {
        return observed.object();
    }

    public List<Trouble> troubles() {
        return observed.troubles();
    }

    public Deployment wanting(Intent intent) {
        Attempt pending = new Attempt(intent.intent(), intent.generation(), AttemptResult.PENDING, null, null, intent.hub().epoch());
        return new Deployment(workload, intent, pending, null, 0, observed, List.of(), null, false, observedAt);
    }

    public Deployment attempted(@Nullable Attempt result, int failures) {
        return new Deployment(workload, wanted, result, notLetIn, failures, observed, replaced, drift, corrected, observedAt);
    }

    public Deployment replacing(List<Replacement> objects) {
        return new Deployment(workload, wanted, attempt, notLetIn, failures, observed, objects, drift, corrected, observedAt);
    }

    public Deployment notLettingIn(Attempt refused) {
        return new Deployment(workload, wanted, attempt, refused, failures, observed, replaced, drift, corrected, observedAt);
    }

    public Deployment seeing(@Nullable ObjectFacts seen) {
        return observing(observed.object(seen));
    }

    public Deployment troubledBy(List<Trouble> found) {
        return observing(observed.troubles(found));
    }

    public Deployment matching(@Nullable NodeMatch nodes) {
        return observing(observed.nodes(nodes));
    }

    public Deployment revised(List<RevisionFacts> revisions) {
        return observing(observed.revisions(revisions));
    }

    public Deployment drifted(@Nullable Drift seen, boolean undone) {
        return new Deployment(workload, wanted, attempt, notLetIn, failures, observed, replaced, seen, undone, observedAt);
    }

    public Deployment observedAt(Instant now) {
        return new Deployment(workload, wanted, attempt, notLetIn, failures, observed, replaced, drift, corrected, now);
    }

    /** @return whether pods are missing, old or not available, so that the reasons are worth reading */
    public boolean isIncomplete() {
        ObjectFacts object = object();
        return object != null && !object.deleting() && !Observed.isComplete(object);
    }

    /** @return whether the workload was removed or released and nothing newer is wanted */
    public boolean hasLeft() {
        return notLetIn == null && attempt != null
                && (attempt.result() == AttemptResult.REMOVED || attempt.result() == AttemptResult.RELEASED);
    }

    /** @return nothing as long as there is nothing to report */
    public @Nullable DeploymentFacts facts() {
        Attempt newest = notLetIn == null ? attempt : notLetIn;
        return newest == null ? null : new DeploymentFacts(workload, newest, object(), troubles(), drift, observed.nodes(),
                observed.revisions(), replaced.isEmpty() ? null : replaced, observedAt);
    }

    private Deployment observing(Observed seen) {
        return new Deployment(workload, wanted, attempt, notLetIn, failures, seen, replaced, drift, corrected, observedAt);
    }
}
