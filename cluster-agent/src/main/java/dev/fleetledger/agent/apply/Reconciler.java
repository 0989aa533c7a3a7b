package dev.fleetledger.agent.apply;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.UnknownKind;
import dev.fleetledger.agent.deployment.Deployment;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.work.DueKeys;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;

/** Brings one workload from what is there to what is wanted, as often as it takes. Knows no history: it looks each time. */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Deployments deployments;
    private final DueKeys due;
    private final BooleanSupplier mayAct;
    private final Applying applying;
    private final Withdrawing withdrawing;

    public Reconciler(Deployments deployments, ClusterApi api, Memory memory, DueKeys due, BooleanSupplier mayAct, Clock clock,
            BiConsumer<UUID, Live> seen) {
        this.deployments = deployments;
        this.due = due;
        this.mayAct = mayAct;
        Placing placing = new Placing(api, memory, seen);
        this.applying = new Applying(api, memory, this::isLeaving, placing, new Correcting(api, clock, placing, new Brake()));
        this.withdrawing = new Withdrawing(api, memory);
    }

    public void reconcile(UUID workload) {
        Deployment deployment = deployments.find(workload);
        if (deployment == null || deployment.wanted() == null) {
            return;
        }
        if (!mayAct.getAsBoolean()) {
            due.add(workload, Patience.SHORT);
            return;
        }
        settle(deployment.wanted(), tried(deployment.wanted()));
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
        }
    }

    private void settle(Intent intent, Outcome outcome) {
        deployments.change(intent.workload(), now -> isStillWanted(intent, now) ? after(now, intent, outcome) : now);
        Deployment settled = deployments.find(intent.workload());
        if (settled != null && outcome.patience() != null) {
            Duration pause = Backoff.pause(settled.failures(), outcome.patience(), ThreadLocalRandom.current().nextDouble());
            due.add(intent.workload(), outcome.code() == null ? outcome.patience() : pause);
        }
    }

    /** A newer intent may have come in meanwhile: then this outcome is nobody's. */
    private static boolean isStillWanted(Intent intent, Deployment now) {
        return now.wanted() != null && now.wanted().intent().equals(intent.intent()) && Order.of(now.wanted()).equals(Order.of(intent));
    }

    private static Deployment after(Deployment now, Intent intent, Outcome outcome) {
        Attempt attempt = new Attempt(intent.intent(), intent.generation(), outcome.result(), outcome.code(), outcome.message());
        if (!attempt.equals(now.attempt())) {
            LOG.info("{} generation {}: {} {}", intent.key(), intent.generation(), outcome.result(),
                    outcome.code() == null ? "" : outcome.code() + ", " + outcome.message());
        }
        Deployment after = now.attempted(attempt, outcome.code() == null ? 0 : now.failures() + 1);
        // A correction that was not told yet stays to be told.
        return outcome.drift() == null && now.corrected() ? after : after.drifted(outcome.drift(), outcome.undone());
    }

    private boolean isLeaving(String workload) {
        return deployments.all().stream().filter(id -> id.toString().equals(workload)).map(deployments::find)
                .anyMatch(other -> other != null && other.wanted() != null && other.wanted().action() == DeploymentAction.REMOVE);
    }
}
