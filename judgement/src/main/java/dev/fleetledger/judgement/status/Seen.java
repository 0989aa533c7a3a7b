package dev.fleetledger.judgement.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;

/**
 * The newest facts of a deployment.
 *
 * @param receivedAt   the broker's clock, so that an agent's wrong clock makes nothing look fresh
 * @param progressedAt when the counts last moved, by the same clock
 */
public record Seen(DeploymentFacts facts, Instant receivedAt, Instant progressedAt) {

    /**
     * Facts of an older generation came late and change nothing, unless the hub itself began anew since. Within a generation the order of
     * arrival counts: a cluster's reports lie in one partition, in the order of one agent, whose clock may be set back.
     */
    public static Seen next(@Nullable Seen before, DeploymentFacts facts, Instant receivedAt) {
        if (before == null) {
            return new Seen(facts, receivedAt, receivedAt);
        }
        if (cameLate(before.facts.attempt(), facts.attempt())) {
            return before;
        }
        return new Seen(facts, receivedAt, moved(before.facts, facts) ? receivedAt : before.progressedAt);
    }

    /** A refusal of the hub is about what the hub says now, and that is the old generation. */
    private static boolean cameLate(Attempt before, Attempt now) {
        // Not every agent tells it.
        int epochs = now.epoch() == null || before.epoch() == null ? 0 : Long.compare(now.epoch(), before.epoch());
        return !now.refusesTheHub() && (epochs < 0 || epochs == 0 && now.generation() < before.generation() && !before.refusesTheHub());
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
