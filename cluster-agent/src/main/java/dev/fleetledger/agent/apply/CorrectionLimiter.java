package dev.fleetledger.agent.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.Corrections;

/**
 * Limits corrections, so that the agent doesn't keep overwriting the fields of another controller. After five corrections in five
 * minutes the next follows after one minute, then after two, four, up to sixteen, as long as each is reverted. Counts the corrections of
 * such a burst, which is over five minutes after the last correction and its pause.
 */
final class CorrectionLimiter {

    static final Duration INITIAL_PAUSE = Duration.ofMinutes(1);

    private final Map<UUID, CorrectionBurst> bursts = new ConcurrentHashMap<>();

    boolean allows(UUID workload, Instant now) {
        CorrectionBurst burst = bursts.get(workload);
        return burst == null || burst.allows(now);
    }

    /** Counts successful corrections only: a failed attempt changed nothing. */
    void recordCorrection(UUID workload, Instant now) {
        bursts.computeIfAbsent(workload, id -> new CorrectionBurst()).add(now);
    }

    /** @return when the next correction is allowed; nothing while the limiter doesn't hold */
    @Nullable Instant heldUntil(UUID workload) {
        CorrectionBurst burst = bursts.get(workload);
        return burst == null ? null : burst.heldUntil();
    }

    /** @return the corrections of the present burst; nothing if there was at most one */
    @Nullable Corrections corrections(UUID workload, Instant now) {
        CorrectionBurst burst = bursts.get(workload);
        return burst == null ? null : burst.corrections(now);
    }

    /** @return time until the present burst is over if no further correction is needed */
    Duration untilEnd(UUID workload, Instant now) {
        CorrectionBurst burst = bursts.get(workload);
        return burst == null ? Duration.ZERO : burst.untilEnd(now);
    }
}
