package dev.fleetledger.command.reports;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.report.Report;

/** How far each cluster's reports were taken in. */
record Agents(JdbcTemplate jdbc) {

    /** As many as an agent has that restarts every five minutes, in the seven days that reports are kept. */
    private static final int REMEMBERED = 2_016;

    // Epochs are of the agents' clocks, which may be set back: another one is newer because it came later.
    private static final String TAKE = "insert into command.agents (cluster, epoch, sequence) values (?, ?, ?)"
            + " on conflict (cluster) do update set epoch = excluded.epoch, sequence = excluded.sequence, replaced ="
            + " case when agents.epoch = excluded.epoch then agents.replaced"
            + " else (agents.epoch || agents.replaced)[1:" + REMEMBERED + "] end"
            + " where agents.epoch = excluded.epoch and agents.sequence < excluded.sequence"
            + " or agents.epoch <> excluded.epoch and excluded.epoch <> all(agents.replaced) returning joined";

    /** @return whether the cluster had joined before; empty for a repeat, and for an agent that has a successor */
    Optional<Boolean> take(Report report) {
        return jdbc.query(TAKE, (row, n) -> row.getBoolean("joined"), report.cluster(), report.agentEpoch(), report.sequence())
                .stream().findFirst();
    }

    void joined(String cluster) {
        jdbc.update("update command.agents set joined = true where cluster = ?", cluster);
    }
}
