package dev.fleetledger.command.identity;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.identity.Correction.Wanted;

/** Active credentials according to the decision tables. */
record CredentialsNow(Credentials credentials, JdbcTemplate jdbc) {

    /** Changes whenever a credential is issued or retired, because rows are only added and retired. */
    long mark() {
        Long mark = jdbc.queryForObject("select count(*) + count(retired_at) from command.credentials", Long.class);
        return mark == null ? 0 : mark;
    }

    List<Wanted> live() {
        return credentials.live().stream().map(it -> new Wanted(it.cluster(), it.id())).toList();
    }

    /** A restored older ledger may lack the newest credentials, so no user is deleted before a person has accepted the restore. */
    boolean areInDoubt() {
        return !jdbc.queryForList("select 1 from command.hub where known_head is not null").isEmpty();
    }
}
