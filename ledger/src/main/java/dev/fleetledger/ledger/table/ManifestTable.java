package dev.fleetledger.ledger.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.ledger.ManifestStore;

/** Implements the manifest store on {@code ledger.manifests}. */
public record ManifestTable(JdbcTemplate jdbc) implements ManifestStore {

    @Override
    public String put(String body) {
        return putAll(List.of(body)).keySet().iterator().next();
    }

    @Override
    public Map<String, String> putAll(Collection<String> bodies) {
        // Sorted by name, so that two transactions that insert the same manifests cannot deadlock.
        Map<String, String> byName = new TreeMap<>();
        bodies.forEach(body -> byName.put(sha256(body), body));
        jdbc.update(connection -> {
            var insert = connection.prepareStatement(
                    "insert into ledger.manifests (sha256, body) select * from unnest(?, ?) on conflict do nothing");
            insert.setArray(1, EventTable.textArray(connection, byName.keySet(), name -> name));
            insert.setArray(2, EventTable.textArray(connection, byName.values(), body -> body));
            return insert;
        });
        return byName;
    }

    @Override
    public String get(String sha256) {
        String body = getAll(List.of(sha256)).get(sha256);
        if (body == null) {
            throw new NoSuchElementException("No manifest " + sha256);
        }
        return body;
    }

    @Override
    public Map<String, String> getAll(Collection<String> sha256) {
        Map<String, String> found = new TreeMap<>();
        jdbc.query(connection -> {
            var select = connection.prepareStatement("select sha256, body from ledger.manifests where sha256 = any(?)");
            select.setArray(1, EventTable.textArray(connection, sha256, name -> name));
            return select;
        }, row -> {
            found.put(row.getString("sha256"), row.getString("body"));
        });
        return found;
    }

    private static String sha256(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
