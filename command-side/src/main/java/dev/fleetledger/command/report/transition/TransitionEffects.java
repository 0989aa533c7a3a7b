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
public record TransitionEffects(Ledger ledger, RolloutProgressTable rollouts, JdbcTemplate jdbc, SystemMetadata notes) {

    private static final String SETTLED = "settled";
    private static final String FAILED = "failed";

    void apply(DeploymentEvent.Wanted wanted, DeploymentEvent transition, @Nullable Observation observation, Instant now) {
        switch (transition) {
            case DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> free(wanted);
            case DeploymentEvent.Settled _ -> note(wanted, SETTLED, now);
            case DeploymentEvent.Failed _ -> note(wanted, FAILED, deadline(wanted, observation, now));
            case DeploymentEvent.Refused _ -> note(wanted, FAILED, isFinal(observation) ? now : deadline(wanted, observation, now));
            case DeploymentEvent.Drifted _, DeploymentEvent.Replaced _, DeploymentEvent.Wanted _ -> { }
        }
    }

    /** @return number of finished rollouts */
    public int finishRollouts(Instant now) {
        List<RolloutProgressTable.Over> over = rollouts.findFinished(now);
        over.forEach(this::finish);
        return over.size();
    }

    private void finish(RolloutProgressTable.Over over) {
        StreamId stream = StreamId.of("Rollout", over.rollout());
        List<RecordedEvent> history = ledger.read(stream);
        boolean open = !history.isEmpty() && history.stream().noneMatch(event -> event.payload() instanceof RolloutEvent.Finished);
        if (open) {
            var finished = new RolloutEvent.Finished(over.rollout(), over.completed() ? "completed" : FAILED);
            ledger.append(List.of(new NewEvent(stream, history.getLast().nextSequence(), finished)), notes.causedBy(history.getFirst()));
        }
        rollouts.close(over.rollout());
    }

    private void free(DeploymentEvent.Wanted wanted) {
        jdbc.update("delete from command.names where workload = ? and cluster = ?", wanted.workload(), wanted.cluster());
    }

    private void note(DeploymentEvent.Wanted wanted, String outcome, Instant countsFrom) {
        Optional.ofNullable(wanted.rollout()).ifPresent((UUID rollout) -> rollouts.recordOutcome(rollout, wanted.cluster(), outcome, countsFrom));
    }

    /** Until then the deployment may still settle. */
    private static Instant deadline(DeploymentEvent.Wanted wanted, @Nullable Observation observation, Instant now) {
        return observation == null ? now : observation.progressedAt().plus(Duration.parse(wanted.deadline()));
    }

    private static boolean isFinal(@Nullable Observation observation) {
        return observation != null && observation.facts().attempt().result() == AttemptResult.REFUSED;
    }
}
