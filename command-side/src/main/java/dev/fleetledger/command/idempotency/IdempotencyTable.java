package dev.fleetledger.command.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code command.idempotency}: stored answers, retained for 7 days. */
@Component
final class IdempotencyTable {

    private static final String SAVE = "insert into command.idempotency (caller, key, fingerprint, refused, body, secret) values (?, ?, ?, ?, ?, ?)"
            + " on conflict (caller, key) do update set fingerprint = excluded.fingerprint, refused = excluded.refused,"
            + " body = excluded.body, secret = excluded.secret, at = excluded.at";
    private static final String FIND = "select fingerprint, coalesce(refused, status >= 400) as refused, body from command.idempotency"
            + " where caller = ? and key = ? and at > now() - interval '7 days'";

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

    Optional<StoredAnswer> find(String caller, String key) {
        return jdbc.query(FIND, IdempotencyTable::mapRow, caller, key).stream().findFirst();
    }

    void save(String caller, String key, StoredAnswer answer) {
        jdbc.update(SAVE, caller, key, answer.fingerprint(), answer.refused(), answer.body(), answer.body() == null);
    }

    /** @return number of deleted rows */
    int deleteExpired() {
        return jdbc.update("delete from command.idempotency where at < now() - interval '7 days'");
    }

    private static StoredAnswer mapRow(ResultSet row, int number) throws SQLException {
        return new StoredAnswer(row.getString("fingerprint"), row.getBoolean("refused"), row.getString("body"));
    }
}
