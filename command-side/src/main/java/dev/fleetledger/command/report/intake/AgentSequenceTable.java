package dev.fleetledger.command.report.intake;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.report.Report;

/** Table {@code command.agents}: the last processed epoch and sequence number of each cluster's agent. */
public record AgentSequenceTable(JdbcTemplate jdbc) {

    /** Number of former epochs retained: that of an agent restarting every five minutes for seven days, the retention of reports. */
    private static final int RETAINED_EPOCHS = 2_016;

    // Epochs come from the agents' clocks, which may be set back: any epoch not seen before counts as newer.
    private static final String ACCEPT = "insert into command.agents (cluster, epoch, sequence) values (?, ?, ?)"
            + " on conflict (cluster) do update set epoch = excluded.epoch, sequence = excluded.sequence, replaced ="
            + " case when agents.epoch = excluded.epoch then agents.replaced"
            + " else (agents.epoch || agents.replaced)[1:" + RETAINED_EPOCHS + "] end"
            + " where agents.epoch = excluded.epoch and agents.sequence < excluded.sequence"
            + " or agents.epoch <> excluded.epoch and excluded.epoch <> all(agents.replaced) returning joined";

    /** @return whether the cluster had joined before; empty for a repeated report and for one of a replaced agent */
    Optional<Boolean> accept(Report report) {
        return jdbc.query(ACCEPT, (row, n) -> row.getBoolean("joined"), report.cluster(), report.agentEpoch(), report.sequence())
                .stream().findFirst();
    }

    void markJoined(String cluster) {
        jdbc.update("update command.agents set joined = true where cluster = ?", cluster);
    }
}
