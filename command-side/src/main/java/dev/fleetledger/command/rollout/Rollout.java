package dev.fleetledger.command.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.fleetledger.command.rollout.WaveState.Phase;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRequested;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.judgement.rollout.SendWindow;

/**
 * Aggregate of a rollout, which brings something to a frozen set of clusters in waves:
 *
 * <pre>
 * planned → [approval] → wave running → [soaking] → … → completed
 *                          ↓ ↑ retry, skip, resume
 *                        failed
 * </pre>
 *
 * A person, an approval or another rollout ends it at any time. {@link #decide} is what people do, {@link #advance} what follows by itself
 * from the progress of the clusters and the time, {@link Sends} what a wave sends meanwhile.
 */
public sealed interface Rollout {

    Rollout NONE = new None();

    record None() implements Rollout {}

    record Open(RolloutState state) implements Rollout {}

    /** A completed rollout may still have debts, which it pays. */
    record Ended(RolloutState state, String outcome) implements Rollout {}

    static List<RolloutEvent> decide(Rollout rollout, RolloutCommand command) {
        return switch (command) {
            case RolloutCommand.Plan it -> plan(rollout, it);
            case RolloutCommand.Replace it -> rollout instanceof Open open ? List.of(replaced(open.state(), it.by())) : List.of();
            case RolloutCommand.Approve it -> RolloutApproval.approve(RolloutGuard.requireOpen(rollout), it);
            case RolloutCommand.Reject _ -> RolloutApproval.reject(RolloutGuard.requireOpen(rollout));
            case RolloutCommand.Pause _ -> pause(RolloutGuard.requireOpen(rollout));
            case RolloutCommand.Resume it -> resume(RolloutGuard.requireOpen(rollout), it);
            case RolloutCommand.Abort _ -> abort(RolloutGuard.requireOpen(rollout).planned().rollout());
            case RolloutCommand.Retry it -> ClusterDecision.retry(RolloutGuard.requirePayable(rollout), it);
            case RolloutCommand.Skip it -> ClusterDecision.skip(RolloutGuard.requireOpen(rollout), it);
        };
    }

    /** What follows next; empty: it waits for a cluster, a person or a time. To be called again after each answer. */
    static List<RolloutEvent> advance(Rollout rollout, RolloutProgress progress, Instant now) {
        return switch (rollout) {
            case None _ -> List.of();
            case Ended it -> DebtPayment.paid(it.state(), progress);
            case Open it when it.state().approvals().pending() != null ->
                    expire(it.state(), Objects.requireNonNull(it.state().approvals().pending()), now);
            case Open it -> {
                List<RolloutEvent> paid = DebtPayment.paid(it.state(), progress);
                yield paid.isEmpty() ? advance(it.state(), progress, now) : paid;
            }
        };
    }

    private static List<RolloutEvent> advance(RolloutState state, RolloutProgress progress, Instant now) {
        List<String> failed = progress.failed(state, now);
        if (state.wave().phase() != Phase.FAILED && failed.size() > state.failureBudget()) {
            return List.of(new RolloutEvent.WaveFailed(id(state), state.requireWave().name(), failed));
        }
        return switch (state.wave().phase()) {
            case OVER -> begin(state, progress, now);
            case RUNNING -> run(state, progress, now);
            case SOAKING -> isSoakOver(state, progress, now) ? List.of(completed(state)) : List.of();
            case FAILED -> List.of();
        };
    }

    private static List<RolloutEvent> begin(RolloutState state, RolloutProgress progress, Instant now) {
        if (state.paused()) {
            return List.of();
        }
        Wave next = state.findNextWave().orElse(null);
        if (next == null) {
            return progress.awaited(state, now).findAny().isPresent() ? List.of() : List.of(new Finished(id(state), Finished.COMPLETED));
        }
        if (state.nextWaveIndex() > progress.lastWave()) {
            return List.of();
        }
        ApprovalRule missing = state.findMissingApproval(next).orElse(null);
        if (missing != null) {
            return List.of(new ApprovalRequested(id(state), missing.wave(), ManifestDigest.of(state.planned().targets(),
                    new HashSet<>(state.clustersOf(missing.wave()))), now.plus(Duration.parse(missing.expires()))));
        }
        return SendWindow.isOpen(next.window(), now) ? List.of(new RolloutEvent.WaveStarted(id(state), next.name())) : List.of();
    }

    private static List<RolloutEvent> run(RolloutState state, RolloutProgress progress, Instant now) {
        List<RolloutEvent> debts = DebtPayment.incurred(state, progress, now);
        if (!debts.isEmpty()) {
            return debts;
        }
        boolean over = progress.ofWave(state.wave().index()).allMatch(it -> isThroughGate(state, it, now));
        if (!over) {
            return List.of();
        }
        return state.soak().isZero() ? List.of(completed(state))
                : List.of(new RolloutEvent.WaveSoaking(id(state), state.requireWave().name(), now.plus(state.soak())));
    }

    private static boolean isThroughGate(RolloutState state, ClusterProgress it, Instant now) {
        return it.isSettled() || it.isGone() || it.hasFailed(now) || state.debts().has(it.cluster())
                || it.sent() && !state.hasGate();
    }

    /** A cluster that fails while the wave soaks holds it until it has recovered, or the failure counts. */
    private static boolean isSoakOver(RolloutState state, RolloutProgress progress, Instant now) {
        return !Objects.requireNonNull(state.wave().soakUntil()).isAfter(now)
                && progress.ofWave(state.wave().index()).allMatch(it -> isThroughGate(state, it, now));
    }

    private static List<RolloutEvent> expire(RolloutState state, ApprovalRequested pending, Instant now) {
        return pending.expiresAt().isAfter(now) ? List.of()
                : List.of(new RolloutEvent.ApprovalExpired(id(state), pending.wave()), new Finished(id(state), Finished.ABORTED));
    }

    static Rollout evolve(Rollout rollout, RolloutEvent event) {
        Rollout next = switch (event) {
            case RolloutEvent.Started it -> new Open(RolloutState.of(it));
            case RolloutEvent.Planned it -> new Open(RolloutState.of(it));
            case ApprovalRequested it -> update(rollout, state -> state.with(state.approvals().request(it)));
            case RolloutEvent.Approved it -> update(rollout, state -> state.with(state.approvals().approve(it)));
            case RolloutEvent.Rejected _, RolloutEvent.ApprovalExpired _, RolloutEvent.Aborted _ -> rollout;
            case RolloutEvent.WaveStarted it -> update(rollout,
                    state -> state.with(new WaveState(state.indexOf(it.wave()), Phase.RUNNING, null)));
            case RolloutEvent.WaveSoaking it -> update(rollout,
                    state -> state.with(new WaveState(state.wave().index(), Phase.SOAKING, it.until())));
            case RolloutEvent.WaveCompleted _ -> update(rollout, state -> state.with(state.wave().with(Phase.OVER)));
            case RolloutEvent.WaveFailed _ -> update(rollout, state -> state.with(state.wave().with(Phase.FAILED)));
            case RolloutEvent.Paused _ -> update(rollout, state -> state.withPaused(true));
            case RolloutEvent.Resumed _ -> update(rollout, state -> state.withPaused(false).with(state.wave().goOn()));
            case RolloutEvent.ClusterRetried it -> update(rollout,
                    state -> state.with(state.debts().retry(it.cluster())).with(state.wave().goOn()));
            case RolloutEvent.ClusterSkipped it -> update(rollout,
                    state -> state.with(state.debts().skip(it.cluster())).with(state.wave().goOn()));
            case RolloutEvent.DebtRecorded it -> update(rollout, state -> state.with(state.debts().record(it.cluster(), it.code())));
            case RolloutEvent.DebtPaid it -> update(rollout, state -> state.with(state.debts().pay(it.cluster())));
            case Finished it -> new Ended(requireState(rollout), it.outcome());
        };
        return RolloutEvent.raisesVersion(event) ? update(next, state -> state.withVersion(state.version() + 1)) : next;
    }

    static Rollout replay(List<RolloutEvent> events) {
        return evolveAll(NONE, events);
    }

    static Rollout evolveAll(Rollout before, List<RolloutEvent> events) {
        Rollout rollout = before;
        for (RolloutEvent event : events) {
            rollout = evolve(rollout, event);
        }
        return rollout;
    }

    static RolloutState requireState(Rollout rollout) {
        return switch (rollout) {
            case None _ -> throw new IllegalStateException("A rollout's event stream must begin with its plan");
            case Open it -> it.state();
            case Ended it -> it.state();
        };
    }

    private static Rollout update(Rollout rollout, UnaryOperator<RolloutState> change) {
        return switch (rollout) {
            case None none -> none;
            case Open it -> new Open(change.apply(it.state()));
            case Ended it -> new Ended(change.apply(it.state()), it.outcome());
        };
    }

    private static List<RolloutEvent> plan(Rollout rollout, RolloutCommand.Plan it) {
        if (!(rollout instanceof None)) {
            throw new IllegalStateException("The rollout already exists");
        }
        List<RolloutEvent> events = new ArrayList<>(List.of(it.planned()));
        it.debts().forEach((cluster, code) -> events.add(new RolloutEvent.DebtRecorded(it.planned().rollout(), cluster, code)));
        return List.copyOf(events);
    }

    private static RolloutEvent replaced(RolloutState state, UUID by) {
        return new Finished(id(state), state.wave().phase() == Phase.FAILED ? Finished.FAILED : Finished.SUPERSEDED, by);
    }

    private static List<RolloutEvent> pause(RolloutState state) {
        return state.paused() ? List.of() : List.of(new RolloutEvent.Paused(id(state)));
    }

    private static List<RolloutEvent> resume(RolloutState state, RolloutCommand.Resume it) {
        boolean failed = state.wave().phase() == Phase.FAILED;
        if (failed) {
            RolloutGuard.requireWithinBudget(state, it.progress().failed(state, it.now()));
        }
        return state.paused() || failed ? List.of(new RolloutEvent.Resumed(id(state))) : List.of();
    }

    private static List<RolloutEvent> abort(UUID rollout) {
        return List.of(new RolloutEvent.Aborted(rollout), new Finished(rollout, Finished.ABORTED));
    }

    private static RolloutEvent completed(RolloutState state) {
        return new RolloutEvent.WaveCompleted(id(state), state.requireWave().name());
    }

    private static UUID id(RolloutState state) {
        return state.planned().rollout();
    }
}
