package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;

/**
 * Distinguishes pods that are no longer available from pods that have never been: those of a new object, of a changed spec or of a node
 * that joined.
 *
 * @param reached pods that were available at once, counted from when all were, in this version of the object's spec; 0 before that
 * @param lostAt  since when fewer are available, in broker time; absent while none is missing
 */
public record Readiness(int reached, @Nullable Instant lostAt) {

    /**
     * How long readiness may be lost before the status is {@code NotReady}. A container that is started again at once, or one failed period
     * of a readiness probe (10 s by default), is over by then.
     */
    public static final Duration FLICKER = Duration.ofSeconds(15);

    static final Readiness NONE = new Readiness(0, null);

    static Readiness initial(@Nullable ObjectFacts object) {
        return object != null && isComplete(object) ? new Readiness(object.desired(), null) : NONE;
    }

    /** @param now the object as reported at {@code receivedAt}; absent when there is none */
    Readiness update(@Nullable ObjectFacts before, @Nullable ObjectFacts now, Instant receivedAt) {
        if (now == null || isComplete(now)) {
            return initial(now);
        }
        if (before == null || !before.uid().equals(now.uid()) || before.generation() != now.generation()) {
            return NONE;
        }
        int reachedBefore = isComplete(before) ? before.desired() : reached;
        int expected = reachedBefore == 0 ? 0 : Math.min(now.desired(), Math.max(reachedBefore, now.available()));
        boolean lost = now.available() < expected;
        return new Readiness(expected, lost ? lostAt == null ? receivedAt : lostAt : null);
    }

    /** With OnDelete old pods count too: the controller replaces them only when somebody deletes them. */
    private static boolean isComplete(ObjectFacts object) {
        return object.desired() > 0 && object.available() >= object.desired() && (object.onDelete() || object.updated() >= object.desired())
                && object.observedGeneration() != null && object.observedGeneration() >= object.generation();
    }
}
