package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A judgement without a clock: the status at first, and when it changes if no further facts arrive. The views store it, and the command
 * side takes from it when to judge again.
 *
 * @param initial  the status at first
 * @param lostAt   since when pods have lost their readiness; absent when none did, or when another status outweighs it
 * @param stallsAt after which the deployment is {@code Stalled}; absent when the status doesn't depend on the deadline
 */
public record JudgementSchedule(Judgement initial, @Nullable Instant lostAt, @Nullable Instant stallsAt) {

    private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    public static JudgementSchedule of(WantedState wantedState, @Nullable Observation observation) {
        Instant progressedAt = lastProgress(wantedState, observation);
        Instant lostAt = observation == null ? null : observation.readiness().lostAt();
        Judgement initial = Judgement.of(wantedState, observation, lostAt == null ? progressedAt : lostAt);
        boolean becomesNotReady = lostAt != null && initial.status() == Status.WAITING
                && Judgement.of(wantedState, observation, lostAt.plus(Readiness.FLICKER)).status() == Status.NOT_READY;
        boolean stalls = Judgement.of(wantedState, observation, FAR_FUTURE).status() == Status.STALLED;
        return new JudgementSchedule(initial, becomesNotReady ? lostAt : null, stalls ? deadline(progressedAt, wantedState) : null);
    }

    /** @return when to judge again if no further facts arrive; absent when the status stays */
    public @Nullable Instant nextAfter(Instant now) {
        return Stream.of(notReadyAt(), stallsAt).filter(time -> time != null && !time.isBefore(now)).min(Instant::compareTo).orElse(null);
    }

    private @Nullable Instant notReadyAt() {
        return lostAt == null ? null : lostAt.plus(Readiness.FLICKER);
    }

    /** A deadline beyond the year 9999 is treated as none. */
    private static @Nullable Instant deadline(Instant start, WantedState wantedState) {
        return wantedState.deadline().compareTo(Duration.between(start, FAR_FUTURE)) < 0 ? start.plus(wantedState.deadline()) : null;
    }

    private static Instant lastProgress(WantedState wantedState, @Nullable Observation observation) {
        return observation != null && wantedState.isAttemptedBy(observation.facts().attempt()) ? observation.progressedAt()
                : wantedState.since();
    }
}
