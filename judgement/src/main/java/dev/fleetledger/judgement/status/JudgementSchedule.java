package dev.fleetledger.judgement.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The statuses that a deployment has one after the other if no further facts arrive. It needs no clock: the views store it, so that SQL and
 * Java only compare its times with the current one, and the command side takes from it when to judge again.
 *
 * @param wantedAt since when the deployment is wanted; no status is dated earlier
 * @param phases   in order of time; the first one holds from the start
 * @param unheard  the status while reports are missing; absent once no report can change the status
 */
public record JudgementSchedule(Instant wantedAt, List<Phase> phases, @Nullable Status unheard) {

    /**
     * @param from  from when it holds, in broker time
     * @param since what the status is dated by; absent when that is the time of the facts that led to it
     */
    public record Phase(Instant from, Judgement judgement, @Nullable Instant since) {}

    /** From {@link Readiness#FLICKER} after a loss it may be {@code NotReady}, from the deadline {@code Stalled}. */
    public static JudgementSchedule of(WantedState wantedState, @Nullable Observation observation) {
        Instant lostAt = observation == null ? null : observation.readiness().lostAt();
        List<Phase> phases = new ArrayList<>();
        Stream.of(Instant.EPOCH, lostAt == null ? null : lostAt.plus(Readiness.FLICKER), wantedState.stallsAt(observation))
                .filter(Objects::nonNull).sorted().forEach(from -> {
                    Judgement judgement = Judgement.of(wantedState, observation, from);
                    if (phases.isEmpty() || phases.getLast().judgement().status() != judgement.status()) {
                        phases.add(new Phase(from, judgement, judgement.status() == Status.STALLED ? from : null));
                    }
                });
        boolean isLost = phases.size() > 1 && phases.get(1).judgement().status() == Status.NOT_READY;
        if (isLost && lostAt != null) {
            Instant since = Observation.later(lostAt, wantedState.since());
            phases.replaceAll(phase -> phase.since() == null ? new Phase(phase.from(), phase.judgement(), since) : phase);
        }
        boolean isFinal = phases.getFirst().judgement().status().isFinal();
        return new JudgementSchedule(wantedState.since(), List.copyOf(phases), isFinal ? null : Status.EXCEPTION);
    }

    /** Returns a schedule in which neither time nor missing reports change anything. */
    public static JudgementSchedule ofEnd(Instant wantedAt, Judgement end) {
        return new JudgementSchedule(wantedAt, List.of(new Phase(Instant.EPOCH, end, null)), null);
    }

    /** @return the phase that holds if reports aren't missing */
    public Phase at(Instant now) {
        return phases.reversed().stream().filter(phase -> !phase.from().isAfter(now)).findFirst().orElse(phases.getFirst());
    }

    /** @return the phase that holds, or what is shown instead because reports are missing */
    public Phase at(Instant now, LastReports lastReports) {
        Phase known = at(now);
        Phase missing = unheard == null ? null : lastReports.findMissing(unheard, known.judgement().status(), now);
        return missing == null ? known : new Phase(missing.from(), missing.judgement(), Observation.later(missing.from(), wantedAt));
    }

    /** @return when to judge again if no further facts arrive; absent when the status stays */
    public @Nullable Instant nextAfter(Instant now) {
        return phases.stream().map(Phase::from).filter(from -> from.isAfter(now)).findFirst().orElse(null);
    }
}
