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

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.UnknownKindException;
import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.workqueue.WorkQueue;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;

/** Reconciles one workload until its live objects match the wanted state. Level-triggered: each run reads the objects anew. */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final DeploymentStates deploymentStates;
    private final Memory memory;
    private final WorkQueue due;
    private final Supplier<Lease.@Nullable NotHeld> whyNot;
    private final IntentApplier intentApplier;
    private final ObjectRemover objectRemover;

    /**
     * @param notHeldReason returns nothing if this agent may act, otherwise the reason
     * @param onResponse    receives each object as the API server returned it
     */
    public Reconciler(DeploymentStates deploymentStates, KubernetesApi api, Memory memory, MemoryStore store, WorkQueue due,
            Supplier<Lease.@Nullable NotHeld> whyNot, Clock clock, BiConsumer<UUID, LiveObject> seen) {
        this.deploymentStates = deploymentStates;
        this.memory = memory;
        this.due = due;
        this.whyNot = whyNot;
        ObjectApplier objectApplier = new ObjectApplier(api, memory, seen);
        this.objectRemover = new ObjectRemover(api, memory);
        this.intentApplier = new IntentApplier(api, memory, this::isLeaving, objectApplier, new DriftCorrector(api, clock, objectApplier, new CorrectionLimiter()),
                new ObjectReplacer(api, memory, store, clock), objectRemover);
    }

    public void reconcile(UUID workload) {
        DeploymentState deploymentState = deploymentStates.find(workload);
        if (deploymentState == null || deploymentState.wanted() == null) {
            return;
        }
        Lease.NotHeld reason = whyNot.get();
        settle(deploymentState.wanted(), reason == null ? tried(deploymentState.wanted()) : notActing(reason));
    }

    private static ApplyResult notActing(Lease.NotHeld reason) {
        ApiServerException refusal = reason.refusal();
        return refusal == null ? ApplyResult.failure(AttemptResult.RETRYING, "LeaseNotHeld", reason.words(), RetryDelays.SHORT)
                : ApiErrorRule.classify(refusal).lookingAgainWithin(RetryDelays.TAKEN);
    }

    private ApplyResult tried(Intent intent) {
        try {
            return switch (intent.action()) {
                case APPLY -> intentApplier.apply(intent);
                case REMOVE -> objectRemover.remove(intent);
                case RELEASE -> objectRemover.release(intent);
            };
        } catch (ApiServerException failure) {
            return ApiErrorRule.classify(failure);
        } catch (UnknownKindException unknown) {
            return ApplyResult.failure(AttemptResult.REFUSED, "KindNotSupported", String.valueOf(unknown.getMessage()), null);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed unexpectedly", intent.key(), e);
            return ApplyResult.failure(AttemptResult.RETRYING, "AgentFailed", "The agent failed at it; its log says why", RetryDelays.TAKEN);
        }
    }

    private void settle(Intent intent, ApplyResult applyResult) {
        List<Replacement> replaced = memory.replaced(intent.workload(), EpochGeneration.of(intent));
        UnaryOperator<DeploymentState> how = now -> isStillWanted(intent, now) ? after(now, intent, applyResult).replacing(replaced) : now;
        if (applyResult.result() == AttemptResult.RETRYING) {
            // There was no response, or one that says nothing about the object, so the observation time stays.
            deploymentStates.change(intent.workload(), how);
        } else {
            deploymentStates.observe(intent.workload(), how);
        }
        DeploymentState settled = deploymentStates.find(intent.workload());
        if (settled != null && applyResult.retryWithin() != null) {
            Duration pause = Backoff.pause(settled.failures(), applyResult.retryWithin(), ThreadLocalRandom.current().nextDouble());
            due.add(intent.workload(), applyResult.code() == null ? applyResult.retryWithin() : pause);
        }
    }

    /** A newer intent may have arrived in the meantime; then this result is discarded. */
    private static boolean isStillWanted(Intent intent, DeploymentState now) {
        return now.wanted() != null && now.wanted().intent().equals(intent.intent()) && EpochGeneration.of(now.wanted()).equals(EpochGeneration.of(intent));
    }

    private static DeploymentState after(DeploymentState now, Intent intent, ApplyResult applyResult) {
        int failures = applyResult.code() == null ? 0 : now.failures() + 1;
        if (applyResult.result() == AttemptResult.RETRYING && hasEnded(now.attempt()) && applyResult.drift() == null && !isMissing(intent, now)) {
            // The intent was already carried out; a check that fails now doesn't change that.
            return now.attempted(now.attempt(), failures);
        }
        Attempt attempt = new Attempt(intent.intent(), intent.generation(), applyResult.result(), applyResult.code(), applyResult.message(),
                intent.hub().epoch());
        if (!attempt.equals(now.attempt())) {
            LOG.info("{} generation {}: {} {}", intent.key(), intent.generation(), applyResult.result(),
                    applyResult.code() == null ? "" : applyResult.code() + ", " + applyResult.message());
        }
        return withDrift(now.attempted(attempt, failures), applyResult);
    }

    /** The object is missing or being deleted, so an error that prevents its recreation is reported. */
    private static boolean isMissing(Intent intent, DeploymentState now) {
        ObjectFacts object = now.object();
        return intent.action() == DeploymentAction.APPLY && (object == null || object.deleting());
    }

    private static boolean hasEnded(@Nullable Attempt attempt) {
        return attempt != null && switch (attempt.result()) {
            case APPLIED, REMOVED, RELEASED -> true;
            case PENDING, RETRYING, WAITING, REFUSED, REMOVING -> false;
        };
    }

    private static DeploymentState withDrift(DeploymentState now, ApplyResult applyResult) {
        // A failed attempt observed nothing, so it doesn't clear the drift.
        boolean stillToBeTold = applyResult.drift() == null && (now.corrected() || applyResult.result() == AttemptResult.RETRYING);
        boolean goneSince = applyResult.drift() != null && applyResult.drift().deleted() && now.drift() != null && now.drift().deleted();
        return stillToBeTold ? now : now.drifted(goneSince ? now.drift() : applyResult.drift(), applyResult.driftCorrected());
    }

    private boolean isLeaving(String workload) {
        return deploymentStates.all().stream().filter(id -> id.toString().equals(workload)).map(deploymentStates::find)
                .anyMatch(other -> other != null && other.wanted() != null && other.wanted().action() == DeploymentAction.REMOVE);
    }
}
