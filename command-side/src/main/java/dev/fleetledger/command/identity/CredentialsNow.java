package dev.fleetledger.command.identity;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.identity.Correction.Wanted;

/** Which credentials count, as the decision tables say. */
record CredentialsNow(Credentials credentials, JdbcTemplate jdbc) {

    /** Another one means that something has changed: credentials are only ever added and retired. */
    long mark() {
        Long mark = jdbc.queryForObject("select count(*) + count(retired_at) from command.credentials", Long.class);
        return mark == null ? 0 : mark;
    }

    List<Wanted> live() {
        return credentials.live().stream().map(it -> new Wanted(it.cluster(), it.id())).toList();
    }

    /** An older ledger may know nothing of the newest credentials: their users are not to go before a person has accepted it. */
    boolean areInDoubt() {
        return !jdbc.queryForList("select 1 from command.hub where known_head is not null").isEmpty();
    }
}
