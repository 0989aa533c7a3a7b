package dev.fleetledger.command.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.placement.Cluster;

/** Table {@code command.clusters}. */
@Component
public final class Clusters {

    private static final Set<String> LEFT = Set.of("ending", "gone");
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String SELECT = "select name, labels, cordoned, state from command.clusters";

    private final JdbcTemplate jdbc;

    Clusters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where something can be placed, cordoned or not; by name. */
    public List<Cluster> all() {
        return jdbc.query(SELECT + " where state in ('open', 'leaving') order by name", Clusters::cluster);
    }

    /** Also those that have left: rights to what was there are still asked in them. */
    public List<Cluster> named(Collection<String> names) {
        return names.isEmpty() ? List.of() : jdbc.query(SELECT + " where name = any(?) order by name", Clusters::cluster,
                (Object) names.toArray(String[]::new));
    }

    public Optional<Cluster> named(String name) {
        return named(List.of(name)).stream().findFirst();
    }

    /**
     * None of these leaves before this transaction ends.
     *
     * @return them, without those that had left already
     * @throws ConcurrencyFailureException when one has left since it was looked up: decide anew
     */
    public List<Cluster> hold(Collection<Cluster> targets) {
        List<Cluster> here = targets.stream().filter(it -> !it.left()).toList();
        List<String> states = here.isEmpty() ? List.of() : jdbc.query("select state from command.clusters where name = any(?) order by name for key share",
                (row, n) -> row.getString(1), (Object) here.stream().map(Cluster::name).toArray(String[]::new));
        if (states.stream().anyMatch(LEFT::contains)) {
            throw new ConcurrencyFailureException("A cluster has left meanwhile");
        }
        return here;
    }

    /** Whoever holds it is waited for, and nobody holds it from here to the end of this transaction. */
    public void seize(String name) {
        jdbc.queryForList("select 1 from command.clusters where name = ? for update", name);
    }

    /** It takes nothing new from now on, or does again. */
    public void leaving(String name, boolean leaves) {
        jdbc.update("update command.clusters set state = ? where name = ?", leaves ? "leaving" : "open", name);
    }

    public void ending(String name) {
        jdbc.update("update command.clusters set state = 'ending' where name = ?", name);
    }

    public void gone(String name, Instant now) {
        jdbc.update("update command.clusters set state = 'gone', gone_at = ? where name = ?", Timestamp.from(now), name);
    }

    public void add(String name, Map<String, String> labels) {
        jdbc.update("insert into command.clusters (name, labels) values (?, ?::jsonb)", name, ContractJson.MAPPER.writeValueAsString(labels));
    }

    public void label(String name, Map<String, String> labels) {
        jdbc.update("update command.clusters set labels = ?::jsonb where name = ?", ContractJson.MAPPER.writeValueAsString(labels), name);
    }

    public void cordon(String name, boolean cordoned) {
        jdbc.update("update command.clusters set cordoned = ? where name = ?", cordoned, name);
    }

    private static Cluster cluster(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        return new Cluster(row.getString("name"), ContractJson.MAPPER.readValue(row.getString("labels"), LABELS),
                row.getBoolean("cordoned") || !state.equals("open"), state.equals("leaving"), LEFT.contains(state));
    }
}
