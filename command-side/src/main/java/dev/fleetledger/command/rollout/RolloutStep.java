package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.rollout.WaveState.Phase;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.judgement.rollout.SendWindow;

/**
 * All that a rollout does by itself at one moment.
 *
 * @param events  of the rollout, in order
 * @param sends   clusters that get their generation now
 * @param next    when it goes on by itself even if no cluster and no person does anything; absent: never
 * @param again   whether the next step follows at once, with the progress of a wave that this one didn't know
 * @param rollout the state afterwards
 */
public record RolloutStep(List<RolloutEvent> events, List<String> sends, @Nullable Instant next, boolean again, Rollout rollout) {

    /** @param at times in events are whole milliseconds */
    public static RolloutStep of(Rollout before, RolloutProgress progress, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<RolloutEvent> events = new ArrayList<>();
        List<String> sends = new ArrayList<>();
        Rollout rollout = before;
        RolloutProgress current = progress;
        while (true) {
            List<RolloutEvent> more = Rollout.advance(rollout, current, now);
            if (more.isEmpty()) {
                List<String> due = Sends.due(rollout, current, now);
                if (due.isEmpty()) {
                    return new RolloutStep(List.copyOf(events), List.copyOf(sends), next(rollout, current, now),
                            reachesUnknownWave(rollout, current), rollout);
                }
                sends.addAll(due);
                current = current.withSent(due);
            }
            events.addAll(more);
            rollout = Rollout.evolveAll(rollout, more);
        }
    }

    private static boolean reachesUnknownWave(Rollout rollout, RolloutProgress progress) {
        return rollout instanceof Rollout.Open it && it.state().mayBeginWave() && it.state().nextWaveIndex() > progress.lastWave();
    }

    private static @Nullable Instant next(Rollout rollout, RolloutProgress progress, Instant now) {
        return switch (rollout) {
            case Rollout.None _ -> null;
            case Rollout.Open it -> next(it.state(), progress, now);
            case Rollout.Ended it -> earliest(windows(it.state(), progress, now));
        };
    }

    private static @Nullable Instant next(RolloutState state, RolloutProgress progress, Instant now) {
        RolloutEvent.ApprovalRequested pending = state.approvals().pending();
        if (pending != null) {
            return pending.expiresAt();
        }
        Stream<Instant> failures = progress.clusters().stream().flatMap(it -> Stream.ofNullable(it.countsFrom()))
                .filter(it -> it.isAfter(now));
        Stream<Instant> silences = progress.awaited(state, now).flatMap(it -> Stream.ofNullable(it.silentAt()));
        Stream<Instant> soak = state.wave().phase() == Phase.SOAKING ? Stream.of(Objects.requireNonNull(state.wave().soakUntil()))
                : Stream.empty();
        Stream<Instant> opening = state.mayBeginWave() ? state.findNextWave().stream().flatMap(it -> opening(it, now)) : Stream.empty();
        return earliest(Stream.of(failures, silences, soak, opening, windows(state, progress, now)).flatMap(it -> it)
                .filter(it -> it.isAfter(now)));
    }

    /** When the waves that could send but for their window may. */
    private static Stream<Instant> windows(RolloutState state, RolloutProgress progress, Instant now) {
        return progress.clusters().stream().filter(it -> !it.sent() && it.wave() <= state.wave().index() && it.isReachable())
                .map(it -> state.planned().waves().get(it.wave())).distinct().flatMap(it -> opening(it, now));
    }

    private static Stream<Instant> opening(Wave wave, Instant now) {
        return Stream.of(SendWindow.opensAt(wave.window(), now)).filter(it -> it.isAfter(now));
    }

    private static @Nullable Instant earliest(Stream<Instant> times) {
        return times.min(Instant::compareTo).orElse(null);
    }
}
