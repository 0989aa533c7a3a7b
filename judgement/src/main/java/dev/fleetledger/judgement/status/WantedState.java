package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;

/**
 * The part of a deployment's wanted state that its status depends on.
 *
 * @param intent id of the intent that carries it; null where only generations are compared
 */
public record WantedState(long generation, @Nullable UUID intent, DeploymentAction action, Instant since, Duration deadline) {

    private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    public WantedState(long generation, DeploymentAction action, Instant since, Duration deadline) {
        this(generation, null, action, since, deadline);
    }

    /** Whether the attempt belongs to this intent, and not to one of an earlier or lost ledger with the same generation number. */
    public boolean isAttemptedBy(Attempt attempt) {
        return attempt.generation() == generation && (intent == null || intent.equals(attempt.intent()));
    }

    public static WantedState of(DeploymentEvent.Wanted wanted, Instant since) {
        return new WantedState(wanted.generation(), wanted.intent(), wanted.action(), since, Duration.parse(wanted.deadline()));
    }

    /** @return when the deadline passes without further progress; absent when that is beyond the year 9999 */
    @Nullable Instant stallsAt(@Nullable Observation observation) {
        Instant progressedAt = observation != null && isAttemptedBy(observation.facts().attempt()) ? observation.progressedAt() : since;
        return deadline.compareTo(Duration.between(progressedAt, FAR_FUTURE)) < 0 ? progressedAt.plus(deadline) : null;
    }
}
