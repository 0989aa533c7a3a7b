package dev.fleetledger.command.reports;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.report.Report;

/** How far each cluster's reports were taken in. */
record Agents(JdbcTemplate jdbc) {

    private static final String TAKE = "insert into command.agents (cluster, epoch, sequence) values (?, ?, ?)"
            + " on conflict (cluster) do update set epoch = excluded.epoch, sequence = excluded.sequence"
            + " where (agents.epoch, agents.sequence) < (excluded.epoch, excluded.sequence) returning joined";

    /** @return the id of the credential that counts, for each of these clusters that is known and has one */
    Map<String, String> credentials(Collection<String> clusters) {
        Map<String, String> credentials = new HashMap<>();
        jdbc.query("select name, credential from command.clusters where name = any(?) and credential is not null", row -> {
            credentials.put(row.getString("name"), row.getString("credential"));
        }, (Object) clusters.toArray(String[]::new));
        return credentials;
    }

    /** @return whether the cluster had joined before; empty for a repeat, and for an agent that has a successor */
    Optional<Boolean> take(Report report) {
        return jdbc.query(TAKE, (row, n) -> row.getBoolean("joined"), report.cluster(), report.agentEpoch(), report.sequence())
                .stream().findFirst();
    }

    void joined(String cluster) {
        jdbc.update("update command.agents set joined = true where cluster = ?", cluster);
    }
}
