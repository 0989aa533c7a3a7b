package dev.fleetledger.command.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.Cluster;

/** Table {@code command.clusters}. */
@Component
public final class Clusters {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String SELECT = "select name, labels, cordoned from command.clusters";

    private final JdbcTemplate jdbc;

    Clusters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    public List<Cluster> all() {
        return jdbc.query(SELECT + " order by name", Clusters::cluster);
    }

    public List<Cluster> named(Collection<String> names) {
        return names.isEmpty() ? List.of() : jdbc.query(SELECT + " where name = any(?) order by name", Clusters::cluster,
                (Object) names.toArray(String[]::new));
    }

    public Optional<Cluster> named(String name) {
        return named(List.of(name)).stream().findFirst();
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
        return new Cluster(row.getString("name"), ContractJson.MAPPER.readValue(row.getString("labels"), LABELS), row.getBoolean("cordoned"));
    }
}
