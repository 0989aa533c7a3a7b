package dev.fleetledger.judgement.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;

/**
 * The newest facts of a deployment.
 *
 * @param receivedAt   the broker's clock, so that an agent's wrong clock makes nothing look fresh
 * @param progressedAt when the counts last moved, by the same clock
 */
public record Seen(DeploymentFacts facts, Instant receivedAt, Instant progressedAt) {

    /**
     * Facts of an older generation came late and change nothing. Within a generation the order of arrival counts: a cluster's reports
     * lie in one partition, in the order of one agent, whose clock may be set back.
     */
    public static Seen next(@Nullable Seen before, DeploymentFacts facts, Instant receivedAt) {
        if (before == null) {
            return new Seen(facts, receivedAt, receivedAt);
        }
        if (facts.attempt().generation() < before.facts.attempt().generation()) {
            return before;
        }
        return new Seen(facts, receivedAt, moved(before.facts, facts) ? receivedAt : before.progressedAt);
    }

    private static boolean moved(DeploymentFacts before, DeploymentFacts facts) {
        return facts.attempt().generation() != before.attempt().generation()
                || facts.attempt().result() != before.attempt().result()
                || !counts(facts.object()).equals(counts(before.object()));
    }

    private static Counts counts(@Nullable ObjectFacts o) {
        return o == null ? new Counts(0, 0, 0, 0) : new Counts(o.intentGeneration(), o.desired(), o.updated(), o.available());
    }

    private record Counts(long generation, int desired, int updated, int available) {}
}
