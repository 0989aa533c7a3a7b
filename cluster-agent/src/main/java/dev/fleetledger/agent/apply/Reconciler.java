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
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;

/** Reconciles one workload until its live objects match the wanted state. Level-triggered: each run reads the objects anew. */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final DeploymentStates deploymentStates;
    private final Memory memory;
    private final WorkQueue workQueue;
    private final Supplier<Lease.@Nullable NotHeld> notHeldReason;
    private final IntentApplier intentApplier;
    private final ObjectRemover objectRemover;
    private final CorrectionLimiter correctionLimiter = new CorrectionLimiter();
    private final Clock clock;

    /**
     * @param notHeldReason returns nothing if this agent may act, otherwise the reason
     * @param onResponse    receives each object as the API server returned it
     */
    public Reconciler(DeploymentStates deploymentStates, KubernetesApi api, Memory memory, MemoryStore store, WorkQueue workQueue,
            Supplier<Lease.@Nullable NotHeld> notHeldReason, Clock clock, BiConsumer<UUID, LiveObject> onResponse) {
        this.deploymentStates = deploymentStates;
        this.memory = memory;
        this.workQueue = workQueue;
        this.notHeldReason = notHeldReason;
        this.clock = clock;
        ObjectApplier objectApplier = new ObjectApplier(api, memory, onResponse);
        this.objectRemover = new ObjectRemover(api, memory);
        this.intentApplier = new IntentApplier(api, memory, this::isBeingRemoved, objectApplier,
                new DriftCorrector(api, clock, memory, objectApplier, correctionLimiter),
                new ObjectReplacer(api, memory, store, clock), objectRemover);
    }

    public void reconcile(UUID workload) {
        DeploymentState state = deploymentStates.find(workload);
        if (state == null || state.wanted() == null) {
            return;
        }
        Lease.NotHeld reason = notHeldReason.get();
        if (Lease.NotHeld.UNASKED.equals(reason)) {
            // Nothing was attempted. A result would still be reported when the lease is held already.
            workQueue.add(workload, Backoff.pause(1, RetryDelays.SHORT, ThreadLocalRandom.current().nextDouble()));
            return;
        }
        recordResult(state.wanted(), reason == null ? execute(state.wanted()) : leaseNotHeld(reason));
    }

    private static ApplyResult leaseNotHeld(Lease.NotHeld reason) {
        ApiServerException permissionError = reason.permissionError();
        return permissionError == null ? ApplyResult.failure(AttemptResult.RETRYING, "LeaseNotHeld", reason.message(), RetryDelays.SHORT)
                : ApiErrorRule.classify(permissionError).withRetryWithin(RetryDelays.LONG);
    }

    private ApplyResult execute(Intent intent) {
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
            return ApplyResult.failure(AttemptResult.RETRYING, "AgentFailed", "The agent failed at it; its log says why", RetryDelays.LONG);
        }
    }

    private void recordResult(Intent intent, ApplyResult result) {
        List<Replacement> replaced = memory.replacements(intent.workload(), EpochGeneration.of(intent));
        Corrections corrections = intent.action() == DeploymentAction.APPLY
                ? correctionLimiter.corrections(intent.workload(), clock.instant()) : null;
        UnaryOperator<DeploymentState> change = state -> isStillWanted(intent, state) ? withResult(state, intent, result)
                .withReplaced(replaced).withCorrections(corrections) : state;
        if (result.result() == AttemptResult.RETRYING) {
            // There was no response, or one that says nothing about the object, so the observation time stays.
            deploymentStates.change(intent.workload(), change);
        } else {
            deploymentStates.observe(intent.workload(), change);
        }
        if (corrections != null) {
            // To report their end.
            workQueue.add(intent.workload(), correctionLimiter.untilEnd(intent.workload(), clock.instant()));
        }
        DeploymentState updated = deploymentStates.find(intent.workload());
        if (updated != null && result.retryWithin() != null) {
            Duration pause = Backoff.pause(updated.failures(), result.retryWithin(), ThreadLocalRandom.current().nextDouble());
            workQueue.add(intent.workload(), result.code() == null ? result.retryWithin() : pause);
        }
    }

    /** A newer intent may have arrived in the meantime; then this result is discarded. */
    private static boolean isStillWanted(Intent intent, DeploymentState state) {
        return state.wanted() != null && state.wanted().intent().equals(intent.intent()) && EpochGeneration.of(state.wanted())
                .equals(EpochGeneration.of(intent));
    }

    private static DeploymentState withResult(DeploymentState state, Intent intent, ApplyResult result) {
        int failures = result.code() == null ? 0 : state.failures() + 1;
        if (result.result() == AttemptResult.RETRYING && hasEnded(state.attempt()) && result.drift() == null && !isMissing(intent, state)) {
            // The intent was already carried out; a check that fails now doesn't change that.
            return state.withAttempt(state.attempt(), failures);
        }
        Attempt attempt = new Attempt(intent.intent(), intent.generation(), result.result(), result.code(), result.message(),
                intent.hub().epoch());
        if (!attempt.equals(state.attempt())) {
            LOG.info("{} generation {}: {} {}", intent.key(), intent.generation(), result.result(),
                    result.code() == null ? "" : result.code() + ", " + result.message());
        }
        return withDrift(state.withAttempt(attempt, failures), result);
    }

    /** The object is missing or being deleted, so an error that prevents its recreation is reported. */
    private static boolean isMissing(Intent intent, DeploymentState state) {
        ObjectFacts object = state.object();
        return intent.action() == DeploymentAction.APPLY && (object == null || object.deleting());
    }

    private static boolean hasEnded(@Nullable Attempt attempt) {
        return attempt != null && switch (attempt.result()) {
            case APPLIED, REMOVED, RELEASED -> true;
            case PENDING, RETRYING, WAITING, REFUSED, REMOVING -> false;
        };
    }

    private static DeploymentState withDrift(DeploymentState state, ApplyResult result) {
        // A failed attempt observed nothing, so it doesn't clear the drift.
        boolean keepsDrift = result.drift() == null && (state.driftState().over() || result.result() == AttemptResult.RETRYING);
        boolean sameDeletion = result.drift() != null && result.drift().deleted() && state.drift() != null && state.drift().deleted();
        return keepsDrift ? state : state.withDrift(sameDeletion ? state.drift() : result.drift(), result.driftOver());
    }

    private boolean isBeingRemoved(String workload) {
        return deploymentStates.all().stream().filter(id -> id.toString().equals(workload)).map(deploymentStates::find)
                .anyMatch(other -> other != null && other.wanted() != null && other.wanted().action() == DeploymentAction.REMOVE);
    }
}
