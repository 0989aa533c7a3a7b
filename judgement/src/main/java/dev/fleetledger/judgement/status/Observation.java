package dev.fleetledger.judgement.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;

/**
 * The newest facts of a deployment.
 *
 * @param receivedAt   broker time, so that an agent's wrong clock can't make facts look recent
 * @param progressedAt when the counts last changed, in broker time
 * @param readiness    whether pods have lost their readiness
 */
public record Observation(DeploymentFacts facts, Instant receivedAt, Instant progressedAt, Readiness readiness) {

    /**
     * Ignores late facts of an older generation, unless the hub's epoch has increased since. Within a generation the order of arrival
     * counts: a cluster's reports are in one partition in the order of its agent, whose clock may be set back.
     */
    public static Observation update(@Nullable Observation before, DeploymentFacts facts, Instant receivedAt) {
        if (before == null) {
            return new Observation(facts, receivedAt, receivedAt, Readiness.initial(facts.object()));
        }
        if (isOutdated(before.facts.attempt(), facts.attempt())) {
            return before;
        }
        return new Observation(facts, receivedAt, hasProgressed(before.facts, facts) ? receivedAt : before.progressedAt,
                before.readiness.update(before.facts.object(), facts.object(), receivedAt));
    }

    /**
     * Returns the same facts as of a later confirmation that they still hold.
     *
     * @param confirmedAt broker time
     * @param observedAt  agent's time; absent when the agent has observed nothing since
     */
    public Observation confirmed(Instant confirmedAt, @Nullable Instant observedAt) {
        return new Observation(observedAt == null ? facts : facts.withObservedAt(later(facts.observedAt(), observedAt)),
                later(receivedAt, confirmedAt), progressedAt, readiness);
    }

    /** @return whether these facts say something else than those before, not only at another time */
    public boolean hasChangedSince(@Nullable Observation before) {
        return before == null || !facts.withObservedAt(Instant.EPOCH).equals(before.facts.withObservedAt(Instant.EPOCH));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** An agent's refusal of the hub concerns what the hub sends now and is therefore accepted although it names an older generation. */
    private static boolean isOutdated(Attempt before, Attempt now) {
        // Not every agent reports the epoch.
        int epochOrder = now.epoch() == null || before.epoch() == null ? 0 : Long.compare(now.epoch(), before.epoch());
        return !now.refusesTheHub() && (epochOrder < 0 || epochOrder == 0 && now.generation() < before.generation()
                && !before.refusesTheHub());
    }

    private static boolean hasProgressed(DeploymentFacts before, DeploymentFacts facts) {
        return facts.attempt().generation() != before.attempt().generation()
                || facts.attempt().result() != before.attempt().result()
                || !counts(facts.object()).equals(counts(before.object()));
    }

    private static Counts counts(@Nullable ObjectFacts object) {
        return object == null ? new Counts(0, 0, 0, 0)
                : new Counts(object.intentGeneration(), object.desired(), object.updated(), object.available());
    }

    private record Counts(long generation, int desired, int updated, int available) {}
}
