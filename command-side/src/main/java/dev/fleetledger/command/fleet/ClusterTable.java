package dev.fleetledger.command.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Table {@code command.clusters}. */
@Component
public final class ClusterTable {

    private static final Set<String> LEFT_STATES = Set.of("ending", "gone");
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String ACCEPTS_WORKLOADS = "state in ('open', 'leaving')";
    private static final String SELECT = "select name, labels, cordoned, state from command.clusters";

    private final JdbcTemplate jdbc;

    ClusterTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Clusters in which workloads can be placed, including cordoned ones, ordered by name. */
    public List<PlacementCluster> findAll() {
        return jdbc.query(SELECT + " where " + ACCEPTS_WORKLOADS + " order by name", ClusterTable::cluster);
    }

    /** Number of the clusters in which workloads can be placed. */
    public int count() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from command.clusters where " + ACCEPTS_WORKLOADS,
                Integer.class));
    }

    /** Also returns clusters that have left the fleet, because rights to workloads that were placed there are still checked in them. */
    public List<PlacementCluster> find(Collection<String> names) {
        return names.isEmpty() ? List.of() : jdbc.query(SELECT + " where name = any(?) order by name", ClusterTable::cluster,
                (Object) names.toArray(String[]::new));
    }

    public Optional<PlacementCluster> find(String name) {
        return find(List.of(name)).stream().findFirst();
    }

    /**
     * Locks these clusters, so that none leaves the fleet before the transaction ends.
     *
     * @return the clusters, without those that had already left
     * @throws ConcurrencyFailureException when one has left since it was read: the command must decide again
     */
    public List<PlacementCluster> lockAsTargets(Collection<PlacementCluster> targets) {
        List<PlacementCluster> remaining = targets.stream().filter(it -> !it.left()).toList();
        List<String> states = remaining.isEmpty() ? List.of()
                : jdbc.query("select state from command.clusters where name = any(?) order by name for key share",
                        (row, n) -> row.getString(1), (Object) remaining.stream().map(PlacementCluster::name).toArray(String[]::new));
        if (states.stream().anyMatch(LEFT_STATES::contains)) {
            throw new ConcurrencyFailureException("A cluster has left the fleet in the meantime");
        }
        return remaining;
    }

    /** Waits for transactions that hold the cluster, and locks it exclusively until this transaction ends. */
    public void lockExclusively(String name) {
        jdbc.queryForList("select 1 from command.clusters where name = ? for update", name);
    }

    /** @param leaving whether the cluster refuses new placements from now on, or accepts them again */
    public void markLeaving(String name, boolean leaving) {
        jdbc.update("update command.clusters set state = ? where name = ?", leaving ? "leaving" : "open", name);
    }

    public void markEnding(String name) {
        jdbc.update("update command.clusters set state = 'ending' where name = ?", name);
    }

    public void markGone(String name, Instant now) {
        jdbc.update("update command.clusters set state = 'gone', gone_at = ? where name = ?", Timestamp.from(now), name);
    }

    public void add(String name, Map<String, String> labels) {
        jdbc.update("insert into command.clusters (name, labels) values (?, ?::jsonb)", name,
                ContractJson.MAPPER.writeValueAsString(labels));
    }

    public void label(String name, Map<String, String> labels) {
        jdbc.update("update command.clusters set labels = ?::jsonb where name = ?", ContractJson.MAPPER.writeValueAsString(labels), name);
    }

    public void cordon(String name, boolean cordoned) {
        jdbc.update("update command.clusters set cordoned = ? where name = ?", cordoned, name);
    }

    private static PlacementCluster cluster(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        return new PlacementCluster(row.getString("name"), ContractJson.MAPPER.readValue(row.getString("labels"), LABELS),
                row.getBoolean("cordoned") || !state.equals("open"), state.equals("leaving"), LEFT_STATES.contains(state));
    }
}
