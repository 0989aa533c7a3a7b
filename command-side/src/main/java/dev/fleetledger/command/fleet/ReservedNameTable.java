package dev.fleetledger.command.fleet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Table {@code command.names}: which workload owns a name in a cluster's namespace. Names are freed when the workload has ended in the
 * cluster, or when nothing was ever sent there.
 */
@Component
public final class ReservedNameTable {

    // Rows are inserted in a fixed order, so that concurrent reservations of the same names wait for each other without a deadlock.
    private static final String RESERVE = "insert into command.names (cluster, namespace, kind, name, workload)"
            + " select wanted.cluster, namespace, kind, wanted.name, ? from unnest(?, ?, ?, ?) wanted(cluster, namespace, kind, name)"
            + " where not exists (select 1 from command.clusters it where it.name = wanted.cluster and it.state in ('ending', 'gone'))"
            + " order by 1, 2, 3, 4 on conflict do nothing";
    private static final String TAKEN = "select cluster, namespace, kind, name from command.names"
            + " join unnest(?, ?, ?, ?) wanted(cluster, namespace, kind, name) using (cluster, namespace, kind, name)"
            + " where workload <> ? order by 1, 2, 3, 4";

    /** @param kind kind of the Kubernetes object */
    public record Name(String cluster, String namespace, String kind, String name) {}

    private final JdbcTemplate jdbc;

    ReservedNameTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reserves names; those that the workload already owns stay reserved, and clusters that have left the fleet are skipped.
     *
     * @return the names that belong to another workload; empty when all are reserved
     */
    public List<Name> reserve(UUID workload, List<Name> wanted) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(RESERVE);
            statement.setObject(1, workload);
            setColumns(connection, wanted, (n, array) -> statement.setArray(n + 1, array));
            return statement;
        });
        return jdbc.query(connection -> {
            var statement = connection.prepareStatement(TAKEN);
            setColumns(connection, wanted, statement::setArray);
            statement.setObject(5, workload);
            return statement;
        }, (row, n) -> new Name(row.getString("cluster"), row.getString("namespace"), row.getString("kind"), row.getString("name")));
    }

    /**
     * Workloads that have not ended in the cluster: each of them still has names reserved there.
     *
     * @param after return workloads with greater ids; absent: from the first
     */
    public List<UUID> findWorkloads(String cluster, @Nullable UUID after, int max) {
        return jdbc.query("select distinct workload from command.names where cluster = ? and (?::uuid is null or workload > ?::uuid)"
                + " order by workload limit ?", (row, n) -> row.getObject(1, UUID.class), cluster, after, after, max);
    }

    public void free(UUID workload, Collection<String> clusters) {
        jdbc.update("delete from command.names where workload = ? and cluster = any(?)", workload, clusters.toArray(String[]::new));
    }

    public void deleteAllOf(String cluster) {
        jdbc.update("delete from command.names where cluster = ?", cluster);
    }

    private static void setColumns(Connection connection, List<Name> names, ArraySetter arraySetter) throws SQLException {
        arraySetter.set(1, toArray(connection, names, Name::cluster));
        arraySetter.set(2, toArray(connection, names, Name::namespace));
        arraySetter.set(3, toArray(connection, names, Name::kind));
        arraySetter.set(4, toArray(connection, names, Name::name));
    }

    private static Array toArray(Connection connection, List<Name> names, Function<Name, String> component) throws SQLException {
        return connection.createArrayOf("text", names.stream().map(component).toArray());
    }

    /** Sets one SQL parameter. */
    private interface ArraySetter {

        void set(int number, Array values) throws SQLException;
    }
}
