package dev.fleetledger.command.fleet;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.CredentialHistory;

/** Table {@code command.credentials}; changed in the transaction of the corresponding event. */
@Component
public final class CredentialTable {

    private final JdbcTemplate jdbc;

    public CredentialTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public record Credential(String cluster, String id) {}

    /** @param formerUntil when the earlier credentials end, unless they end sooner anyway; absent: immediately */
    public void issue(String cluster, String credential, @Nullable Instant formerUntil, Instant now) {
        if (formerUntil == null) {
            retireAll(cluster, now);
        } else {
            jdbc.update("update command.credentials set valid_until = least(valid_until, ?) where cluster = ? and retired_at is null",
                    Timestamp.from(formerUntil), cluster);
        }
        jdbc.update("insert into command.credentials (cluster, credential, issued_at) values (?, ?, ?)", cluster, credential,
                Timestamp.from(now));
    }

    /** Retires all active credentials: the cluster has been removed or forgotten, or has joined again. */
    public void retireAll(String cluster, Instant now) {
        jdbc.update("update command.credentials set retired_at = ? where cluster = ? and retired_at is null", Timestamp.from(now), cluster);
    }

    public void retire(String cluster, String credential, Instant now) {
        jdbc.update("update command.credentials set retired_at = ? where cluster = ? and credential = ? and retired_at is null",
                Timestamp.from(now), cluster, credential);
    }

    /** Returns the cluster's active credentials whose validity ends at exactly this time. */
    public List<String> findExpiring(String cluster, Instant validUntil) {
        return jdbc.query("select credential from command.credentials where cluster = ? and retired_at is null and valid_until = ?",
                (row, n) -> row.getString(1), cluster, Timestamp.from(validUntil));
    }

    /** Locks a credential until this transaction ends. @return the end of its validity; empty if it is retired or has no end */
    public Optional<Instant> lockExpiring(String cluster, String credential) {
        return jdbc.query("select valid_until from command.credentials where cluster = ? and credential = ? and retired_at is null"
                + " and valid_until is not null for update", (row, n) -> row.getTimestamp(1).toInstant(), cluster, credential).stream()
                .findFirst();
    }

    public List<Credential> findActive() {
        return jdbc.query("select cluster, credential from command.credentials where retired_at is null",
                (row, n) -> new Credential(row.getString(1), row.getString(2)));
    }

    /** @return by cluster, with the retired credentials */
    public Map<String, CredentialHistory> findHistories(Collection<String> clusters) {
        Map<String, CredentialHistory> histories = new HashMap<>();
        jdbc.query("select cluster, credential, retired_at from command.credentials where cluster = any(?)", row -> {
            Timestamp retiredAt = row.getTimestamp(3);
            histories.put(row.getString(1), histories.getOrDefault(row.getString(1), CredentialHistory.NONE)
                    .with(row.getString(2), retiredAt == null ? null : retiredAt.toInstant()));
        }, (Object) clusters.toArray(String[]::new));
        return histories;
    }
}
