package dev.fleetledger.agent.apply;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.UnknownKind;
import dev.fleetledger.agent.deployment.Deployment;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.work.DueKeys;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;

/** Reconciles one workload until its live objects match the wanted state. Level-triggered: each run reads the objects anew. */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Deployments deployments;
    private final Memory memory;
    private final DueKeys due;
    private final Supplier<Lease.@Nullable NotHeld> whyNot;
    private final Applying applying;
    private final Withdrawing withdrawing;

    /** @param whyNot returns nothing if this agent may act, otherwise the reason */
    public Reconciler(Deployments deployments, ClusterApi api, Memory memory, MemoryStore store, DueKeys due,
            Supplier<Lease.@Nullable NotHeld> whyNot, Clock clock, BiConsumer<UUID, Live> seen) {
        this.deployments = deployments;
        this.memory = memory;
        this.due = due;
        this.whyNot = whyNot;
        Placing placing = new Placing(api, memory, seen);
        this.withdrawing = new Withdrawing(api, memory);
        this.applying = new Applying(api, memory, this::isLeaving, placing, new Correcting(api, clock, placing, new Brake()),
                new Replacing(api, memory, store, clock), withdrawing);
    }

    public void reconcile(UUID workload) {
        Deployment deployment = deployments.find(workload);
        if (deployment == null || deployment.wanted() == null) {
            return;
        }
        Lease.NotHeld reason = whyNot.get();
        settle(deployment.wanted(), reason == null ? tried(deployment.wanted()) : notActing(reason));
    }

    private static Outcome notActing(Lease.NotHeld reason) {
        ApiFailure refusal = reason.refusal();
        return refusal == null ? Outcome.bad(AttemptResult.RETRYING, "LeaseNotHeld", reason.words(), Patience.SHORT)
                : Answer.meaning(refusal).lookingAgainWithin(Patience.TAKEN);
    }

    private Outcome tried(Intent intent) {
        try {
            return switch (intent.action()) {
                case APPLY -> applying.carryOut(intent);
                case REMOVE -> withdrawing.remove(intent);
                case RELEASE -> withdrawing.release(intent);
            };
        } catch (ApiFailure failure) {
            return Answer.meaning(failure);
        } catch (UnknownKind unknown) {
            return Outcome.bad(AttemptResult.REFUSED, "KindNotSupported", String.valueOf(unknown.getMessage()), null);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed unexpectedly", intent.key(), e);
            return Outcome.bad(AttemptResult.RETRYING, "AgentFailed", "The agent failed at it; its log says why", Patience.TAKEN);
        }
    }

    private void settle(Intent intent, Outcome outcome) {
        List<Replacement> replaced = memory.replaced(intent.workload(), Order.of(intent));
        UnaryOperator<Deployment> how = now -> isStillWanted(intent, now) ? after(now, intent, outcome).replacing(replaced) : now;
        if (outcome.result() == AttemptResult.RETRYING) {
            // There was no response, or one that says nothing about the object, so the observation time stays.
            deployments.change(intent.workload(), how);
        } else {
            deployments.saw(intent.workload(), how);
        }
        Deployment settled = deployments.find(intent.workload());
        if (settled != null && outcome.patience() != null) {
            Duration pause = Backoff.pause(settled.failures(), outcome.patience(), ThreadLocalRandom.current().nextDouble());
            due.add(intent.workload(), outcome.code() == null ? outcome.patience() : pause);
        }
    }

    /** A newer intent may have arrived in the meantime; then this result is discarded. */
    private static boolean isStillWanted(Intent intent, Deployment now) {
        return now.wanted() != null && now.wanted().intent().equals(intent.intent()) && Order.of(now.wanted()).equals(Order.of(intent));
    }

    private static Deployment after(Deployment now, Intent intent, Outcome outcome) {
        int failures = outcome.code() == null ? 0 : now.failures() + 1;
        if (outcome.result() == AttemptResult.RETRYING && hasEnded(now.attempt()) && outcome.drift() == null && !isMissing(intent, now)) {
            // The intent was already carried out; a check that fails now doesn't change that.
            return now.attempted(now.attempt(), failures);
        }
        Attempt attempt = new Attempt(intent.intent(), intent.generation(), outcome.result(), outcome.code(), outcome.message(),
                intent.hub().epoch());
        if (!attempt.equals(now.attempt())) {
            LOG.info("{} generation {}: {} {}", intent.key(), intent.generation(), outcome.result(),
                    outcome.code() == null ? "" : outcome.code() + ", " + outcome.message());
        }
        return withDrift(now.attempted(attempt, failures), outcome);
    }

    /** The object is missing or being deleted, so an error that prevents its recreation is reported. */
    private static boolean isMissing(Intent intent, Deployment now) {
        ObjectFacts object = now.object();
        return intent.action() == DeploymentAction.APPLY && (object == null || object.deleting());
    }

    private static boolean hasEnded(@Nullable Attempt attempt) {
        return attempt != null && switch (attempt.result()) {
            case APPLIED, REMOVED, RELEASED -> true;
            case PENDING, RETRYING, WAITING, REFUSED, REMOVING -> false;
        };
    }

    private static Deployment withDrift(Deployment now, Outcome outcome) {
        // A failed attempt observed nothing, so it doesn't clear the drift.
        boolean stillToBeTold = outcome.drift() == null && (now.corrected() || outcome.result() == AttemptResult.RETRYING);
        boolean goneSince = outcome.drift() != null && outcome.drift().deleted() && now.drift() != null && now.drift().deleted();
        return stillToBeTold ? now : now.drifted(goneSince ? now.drift() : outcome.drift(), outcome.undone());
    }

    private boolean isLeaving(String workload) {
        return deployments.all().stream().filter(id -> id.toString().equals(workload)).map(deployments::find)
                .anyMatch(other -> other != null && other.wanted() != null && other.wanted().action() == DeploymentAction.REMOVE);
    }
}
