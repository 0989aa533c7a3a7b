package dev.fleetledger.command.report.transition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.relay.outbox.LedgerListener;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.RecordedEvent;

/** State of open rollouts, per cluster. */
public record RolloutProgressTable(JdbcTemplate jdbc) implements LedgerListener {

    // Excludes finished rollouts, because the ledger may be read again from an earlier position.
    private static final String OPEN = "insert into command.rollout_clusters (rollout, cluster, workload, position)"
            + " select ?, cluster, ?, ? from unnest(?::text[]) cluster where not exists (select 1 from ledger.events"
            + " where aggregate_type = 'Rollout' and aggregate_identifier = ? and type = 'rollout.finished') on conflict do nothing";
    private static final String SUPERSEDE = "update command.rollout_clusters set outcome = 'superseded', counts_from = now()"
            + " where workload = ? and cluster = ? and rollout is distinct from ?::uuid and position < ? and outcome is null";
    private static final String LEAVE = "update command.rollout_clusters set outcome = 'left', counts_from = now()"
            + " where cluster = ? and position < ? and outcome is null";
    // Forgotten clusters do not count; if all were forgotten, the rollout is not completed.
    private static final String FIND_FINISHED =
            "select rollout, case when bool_and(outcome = 'settled') filter (where outcome <> 'left') then 'completed'"
            + " when bool_or(outcome = 'superseded') and not bool_or(outcome = 'failed') then 'superseded' else 'failed' end as outcome"
            + " from command.rollout_clusters"
            + " group by rollout having bool_and(outcome is not null and counts_from <= ?)";

    /** A rollout that has an effective outcome in every cluster. */
    record FinishedRollout(UUID rollout, String outcome) {}

    @Override
    public void onEvents(List<RecordedEvent> events) {
        List<Object[]> wanted = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.payload() instanceof RolloutEvent.Started it) {
                String[] clusters = it.waves().stream().flatMap(wave -> wave.clusters().stream()).toArray(String[]::new);
                jdbc.update(OPEN, it.rollout(), it.workload(), event.position().value(), clusters, it.rollout().toString());
            }
            if (event.payload() instanceof ClusterEvent.Forgotten it) {
                jdbc.update(LEAVE, it.cluster(), event.position().value());
            }
            if (event.payload() instanceof DeploymentEvent.Wanted it) {
                wanted.add(new Object[] {it.workload(), it.cluster(), it.rollout(), event.position().value()});
            }
        }
        jdbc.batchUpdate(SUPERSEDE, wanted);
    }

    void recordOutcome(UUID rollout, String cluster, String outcome, Instant countsFrom) {
        jdbc.update("update command.rollout_clusters set outcome = ?, counts_from = ? where rollout = ? and cluster = ?",
                outcome, utc(countsFrom), rollout, cluster);
    }

    List<FinishedRollout> findFinished(Instant now) {
        return jdbc.query(FIND_FINISHED, (row, n) -> new FinishedRollout(row.getObject("rollout", UUID.class),
                row.getString("outcome")), utc(now));
    }

    void close(UUID rollout) {
        jdbc.update("delete from command.rollout_clusters where rollout = ?", rollout);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
