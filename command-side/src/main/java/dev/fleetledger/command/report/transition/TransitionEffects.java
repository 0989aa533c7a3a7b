package dev.fleetledger.command.report.transition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

/** Effects of a deployment's transition: frees its names and records the outcome in its rollout. */
public record TransitionEffects(Ledger ledger, RolloutProgressTable rollouts, JdbcTemplate jdbc, SystemMetadata systemMetadata) {

    private static final String SETTLED = "settled";
    private static final String FAILED = "failed";

    void apply(DeploymentEvent.Wanted wanted, DeploymentEvent transition, @Nullable Observation observation, Instant now) {
        switch (transition) {
            case DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> freeNames(wanted);
            case DeploymentEvent.Settled _ -> recordOutcome(wanted, SETTLED, now);
            case DeploymentEvent.Failed _ -> recordOutcome(wanted, FAILED, deadline(wanted, observation, now));
            case DeploymentEvent.Refused _ -> recordOutcome(wanted, FAILED, isFinal(observation) ? now : deadline(wanted, observation,
                    now));
            case DeploymentEvent.Drifted _, DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _,
                    DeploymentEvent.Replaced _, DeploymentEvent.Wanted _ -> { }
        }
    }

    /** @return number of finished rollouts */
    public int finishRollouts(Instant now) {
        List<RolloutProgressTable.FinishedRollout> ended = rollouts.findFinished(now);
        ended.forEach(this::finish);
        return ended.size();
    }

    private void finish(RolloutProgressTable.FinishedRollout finishedRollout) {
        StreamId stream = StreamId.of("Rollout", finishedRollout.rollout());
        List<RecordedEvent> recorded = ledger.read(stream);
        boolean open = !recorded.isEmpty() && recorded.stream().noneMatch(event -> event.payload() instanceof RolloutEvent.Finished);
        if (open) {
            var finished = new RolloutEvent.Finished(finishedRollout.rollout(), finishedRollout.outcome());
            ledger.append(List.of(new NewEvent(stream, recorded.getLast().nextSequence(), finished)),
                    systemMetadata.causedBy(recorded.getFirst()));
        }
        rollouts.close(finishedRollout.rollout());
    }

    private void freeNames(DeploymentEvent.Wanted wanted) {
        jdbc.update("delete from command.names where workload = ? and cluster = ?", wanted.workload(), wanted.cluster());
    }

    private void recordOutcome(DeploymentEvent.Wanted wanted, String outcome, Instant countsFrom) {
        Optional.ofNullable(wanted.rollout())
                .ifPresent((UUID rollout) -> rollouts.recordOutcome(rollout, wanted.cluster(), outcome, countsFrom));
    }

    /** Until then the deployment may still settle. */
    private static Instant deadline(DeploymentEvent.Wanted wanted, @Nullable Observation observation, Instant now) {
        return observation == null ? now : observation.progressedAt().plus(Duration.parse(wanted.deadline()));
    }

    private static boolean isFinal(@Nullable Observation observation) {
        return observation != null && observation.facts().attempt().result() == AttemptResult.REFUSED;
    }
}
