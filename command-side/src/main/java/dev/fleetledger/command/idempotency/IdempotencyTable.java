package dev.fleetledger.command.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.response.CommandResponse;

/** Table {@code command.idempotency}: stored responses, retained for 7 days. */
@Component
final class IdempotencyTable {

    private static final String SAVE = "insert into command.idempotency"
            + " (caller, key, fingerprint, status, type, body, version, position, location, secret) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (caller, key) do update set fingerprint = excluded.fingerprint, status = excluded.status, type = excluded.type,"
            + " body = excluded.body, version = excluded.version, position = excluded.position, location = excluded.location,"
            + " secret = excluded.secret, at = excluded.at";
    private static final String FIND = "select fingerprint, status, type, body, version, position, location, secret"
            + " from command.idempotency where caller = ? and key = ? and at > now() - interval '7 days'";

    /** @param response absent when the response contained a credential */
    record StoredResponse(String fingerprint, @Nullable CommandResponse response) {}

    private final JdbcTemplate jdbc;

    IdempotencyTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the key until the transaction ends.
     *
     * @return false when the same request is still running, in this or another instance
     */
    boolean lock(String caller, String key) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", Boolean.class,
                "idempotency/" + caller + "/" + key));
    }

    Optional<StoredResponse> find(String caller, String key) {
        return jdbc.query(FIND, IdempotencyTable::storedResponse, caller, key).stream().findFirst();
    }

    void save(String caller, String key, String fingerprint, CommandResponse commandResponse) {
        jdbc.update(SAVE, caller, key, fingerprint, commandResponse.status(), commandResponse.type(), commandResponse.hasCredential() ? null
                : commandResponse.body(),
                commandResponse.version(), commandResponse.position(), commandResponse.location(), commandResponse.hasCredential());
    }

    /** @return number of deleted rows */
    int deleteExpired() {
        return jdbc.update("delete from command.idempotency where at < now() - interval '7 days'");
    }

    private static StoredResponse storedResponse(ResultSet row, int number) throws SQLException {
        if (row.getBoolean("secret")) {
            return new StoredResponse(row.getString("fingerprint"), null);
        }
        return new StoredResponse(row.getString("fingerprint"),
                new CommandResponse(row.getInt("status"), row.getString("type"), row.getString("body"),
                        row.getObject("version", Long.class), row.getString("position"), row.getString("location"), null, false));
    }
}
