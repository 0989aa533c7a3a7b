package dev.fleetledger.command.report.intake;

import java.sql.Timestamp;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Report;

/** Table {@code command.agents}: the last processed epoch and sequence number of each cluster's agent, and when it was last heard. */
public record AgentSequenceTable(JdbcTemplate jdbc) {

    /** Number of former epochs retained: that of an agent restarting every five minutes for seven days, the retention of reports. */
    private static final int RETAINED_EPOCHS = 2_016;

    // Epochs come from the agents' clocks, which may be set back: any epoch not seen before counts as newer.
    // As on the query side, an agent that doesn't reach its API server is not heard.
    private static final String ACCEPT = "with report (mute, received_at) as (select ?::boolean, ?::timestamptz)"
            + " insert into command.agents (cluster, epoch, sequence, mute, heard_at)"
            + " select ?, ?, ?, coalesce(mute, false), case when mute then null else received_at end from report"
            + " on conflict (cluster) do update set epoch = excluded.epoch, sequence = excluded.sequence,"
            + " mute = coalesce((select mute from report), agents.mute),"
            + " heard_at = case when coalesce((select mute from report), agents.mute) then agents.heard_at"
            + " else (select received_at from report) end, replaced ="
            + " case when agents.epoch = excluded.epoch then agents.replaced"
            + " else (agents.epoch || agents.replaced)[1:" + RETAINED_EPOCHS + "] end"
            + " where agents.epoch = excluded.epoch and agents.sequence < excluded.sequence"
            + " or agents.epoch <> excluded.epoch and excluded.epoch <> all(agents.replaced) returning joined";

    /** @return whether the cluster had joined before; empty for a repeated report and for one of a replaced agent */
    Optional<Boolean> accept(AuthenticatedReport authenticated) {
        Report report = authenticated.report();
        ClusterFacts facts = report.clusterFacts();
        return jdbc.query(ACCEPT, (row, n) -> row.getBoolean("joined"), facts == null ? null : facts.apiServerSilent(),
                Timestamp.from(authenticated.receivedAt()), report.cluster(), report.agentEpoch(), report.sequence())
                .stream().findFirst();
    }

    void markJoined(String cluster) {
        jdbc.update("update command.agents set joined = true where cluster = ?", cluster);
    }
}
