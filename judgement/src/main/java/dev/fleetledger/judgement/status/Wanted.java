package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;

/**
 * The part of a deployment's wanted state that its status depends on.
 *
 * @param intent that carries it; absent where only generations are compared
 */
public record Wanted(long generation, @Nullable UUID intent, DeploymentAction action, Instant since, Duration deadline) {

    public Wanted(long generation, DeploymentAction action, Instant since, Duration deadline) {
        this(generation, null, action, since, deadline);
    }

    /** Whether it was this that was tried, and not what an earlier or a lost ledger wanted under the same number. */
    public boolean isTriedBy(Attempt attempt) {
        return attempt.generation() == generation && (intent == null || intent.equals(attempt.intent()));
    }
}
