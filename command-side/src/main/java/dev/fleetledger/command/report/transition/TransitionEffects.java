package dev.fleetledger.command.report.transition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.step.RolloutClusterTable;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.judgement.status.Observation;

/** Effects of a deployment's transition: frees its names and records the outcome in its rollout. */
public record TransitionEffects(RolloutClusterTable rolloutClusters, ReservedNameTable nameTable) {

    /** @return the rollout that may go on now, if one awaits the deployment's generation */
    Optional<UUID> apply(DeploymentEvent.Wanted wanted, DeploymentEvent transition, @Nullable Observation observation, Instant now) {
        return switch (transition) {
            case DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> {
                nameTable.free(wanted.workload(), List.of(wanted.cluster()));
                yield recordOutcome(wanted, Outcome.SETTLED, now);
            }
            case DeploymentEvent.Settled _ -> recordOutcome(wanted, Outcome.SETTLED, now);
            case DeploymentEvent.Failed _ -> recordOutcome(wanted, Outcome.FAILED, deadline(wanted, observation, now));
            case DeploymentEvent.Refused _ -> recordOutcome(wanted, Outcome.FAILED, isFinal(observation) ? now
                    : deadline(wanted, observation, now));
            case DeploymentEvent.Drifted _, DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _,
                    DeploymentEvent.Replaced _, DeploymentEvent.Wanted _ -> Optional.empty();
        };
    }

    private Optional<UUID> recordOutcome(DeploymentEvent.Wanted wanted, Outcome outcome, Instant countsFrom) {
        return Optional.ofNullable(wanted.rollout())
                .filter(it -> rolloutClusters.recordOutcome(it, wanted.cluster(), wanted.generation(), outcome, countsFrom));
    }

    /** Until then the deployment may still settle. */
    private static Instant deadline(DeploymentEvent.Wanted wanted, @Nullable Observation observation, Instant now) {
        return observation == null ? now : observation.progressedAt().plus(Duration.parse(wanted.deadline()));
    }

    private static boolean isFinal(@Nullable Observation observation) {
        return observation != null && observation.facts().attempt().result() == AttemptResult.REFUSED;
    }
}
