package dev.fleetledger.command.relay.outbox;

import java.util.Collection;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

/** Removed or forgotten clusters, to which nothing is sent. */
public record RemovedClusters(JdbcTemplate jdbc) {

    public Set<String> findAmong(Collection<String> clusters) {
        return clusters.isEmpty() ? Set.of()
                : Set.copyOf(jdbc.query("select name from command.clusters where state = 'gone' and name = any(?)",
                        (row, n) -> row.getString(1), (Object) clusters.toArray(String[]::new)));
    }
}
