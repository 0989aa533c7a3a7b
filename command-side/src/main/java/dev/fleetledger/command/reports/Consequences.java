package dev.fleetledger.command.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.Recorded;
import dev.fleetledger.ledger.StreamId;

/** Effects of a deployment's transition: frees its names and records the outcome in its rollout. */
record Consequences(Ledger ledger, RolloutClusters rollouts, JdbcTemplate jdbc, SystemNotes notes) {

    private static final String SETTLED = "settled";
    private static final String FAILED = "failed";

    void of(DeploymentEvent.Wanted wanted, DeploymentEvent transition, @Nullable Seen seen, Instant now) {
        switch (transition) {
            case DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> free(wanted);
            case DeploymentEvent.Settled _ -> note(wanted, SETTLED, now);
            case DeploymentEvent.Failed _ -> note(wanted, FAILED, deadline(wanted, seen, now));
            case DeploymentEvent.Refused _ -> note(wanted, FAILED, isFinal(seen) ? now : deadline(wanted, seen, now));
            case DeploymentEvent.Drifted _, DeploymentEvent.Replaced _, DeploymentEvent.Wanted _ -> { }
        }
    }

    /** @return number of finished rollouts */
    int finishRollouts(Instant now) {
        List<RolloutClusters.Over> over = rollouts.over(now);
        over.forEach(this::finish);
        return over.size();
    }

    private void finish(RolloutClusters.Over over) {
        StreamId stream = StreamId.of("Rollout", over.rollout());
        List<Recorded> history = ledger.read(stream);
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
        Optional.ofNullable(wanted.rollout()).ifPresent((UUID rollout) -> rollouts.note(rollout, wanted.cluster(), outcome, countsFrom));
    }

    /** Until then the deployment may still settle. */
    private static Instant deadline(DeploymentEvent.Wanted wanted, @Nullable Seen seen, Instant now) {
        return seen == null ? now : seen.progressedAt().plus(Duration.parse(wanted.deadline()));
    }

    private static boolean isFinal(@Nullable Seen seen) {
        return seen != null && seen.facts().attempt().result() == AttemptResult.REFUSED;
    }
}
