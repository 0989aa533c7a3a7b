package dev.fleetledger.local.story;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.LocalFleet;

/** What the fleet's PostgreSQL (18 or later) has written to its log, in total and by login, and the rows written by table. */
record WalFigures(Connection connection) implements AutoCloseable {

    /**
     * @param fullPageBytes images of pages that were changed for the first time after a checkpoint
     * @param bytesByLogin  of the connections that are open
     * @param rowsByTable   inserted, updated and deleted
     */
    record Snapshot(long bytes, long fullPageBytes, Map<String, Long> bytesByLogin, Map<String, Long> rowsByTable) {}

    static WalFigures open(LocalFleet localFleet) throws SQLException {
        JsonNode addresses = JsonMapper.shared().readTree(localFleet.data().addresses().toFile());
        return new WalFigures(DriverManager.getConnection(addresses.at("/jdbc").asString(), "postgres",
                addresses.at("/logins/postgres").asString()));
    }

    Snapshot read() throws SQLException {
        long fullPages = query("select 'images', wal_fpi * current_setting('block_size')::bigint from pg_stat_wal").get("images");
        return new Snapshot(query("select 'bytes', (pg_current_wal_lsn() - '0/0')::bigint").get("bytes"), fullPages,
                query("select coalesce(usename, backend_type), sum(wal_bytes)::bigint"
                        + " from pg_stat_activity, pg_stat_get_backend_wal(pid) group by 1"),
                query("select schemaname || '.' || relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables"));
    }

    private Map<String, Long> query(String sql) throws SQLException {
        Map<String, Long> values = new TreeMap<>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getLong(2));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
