package dev.fleetledger.local.story.kill;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A PostgreSQL process that serves one connection. PostgreSQL then ends all connections and recovers by itself. */
record BackendVictim(FleetDatabase database) implements Victim {

    private static final String BACKENDS = """
            select pid from pg_stat_activity where datname = 'fleetledger' and usename = 'fleetledger_command' and pid <> pg_backend_pid()
            order by state = 'active' desc, xact_start is not null desc, state_change desc limit 1""";

    @Override
    public String name() {
        return "postgresql backend";
    }

    @Override
    public boolean kill() {
        try (var connection = database.connectAsAdministrator();
                var statement = connection.createStatement();
                ResultSet backends = statement.executeQuery(BACKENDS)) {
            return backends.next() && ProcessHandle.of(backends.getLong(1)).map(ProcessHandle::destroyForcibly).orElse(false);
        } catch (SQLException e) {
            return false;
        }
    }
}
