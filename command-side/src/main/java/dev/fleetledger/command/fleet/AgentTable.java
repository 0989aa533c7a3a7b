package dev.fleetledger.command.fleet;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code command.agents}, which the intake of reports writes. */
@Component
public final class AgentTable {

    private final JdbcTemplate jdbc;

    AgentTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Time, by the broker's clock, of the last report of an agent that reached its API server; empty: there was none. */
    public Optional<Instant> findLastHeard(String cluster) {
        return jdbc.query("select heard_at from command.agents where cluster = ? and heard_at is not null",
                (row, n) -> row.getTimestamp(1).toInstant(), cluster).stream().findFirst();
    }

    /** Which of these clusters have been heard since then. */
    public Set<String> findHeardSince(Collection<String> clusters, Instant since) {
        return Set.copyOf(jdbc.queryForList("select cluster from command.agents where cluster = any(?) and heard_at > ?", String.class,
                clusters.toArray(String[]::new), Timestamp.from(since)));
    }
}
