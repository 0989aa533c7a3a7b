package dev.fleetledger.command.brokeraccess;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.brokeraccess.BrokerAccessDiff.AgentCredential;
import dev.fleetledger.command.fleet.CredentialTable;

/** Active credentials according to the decision tables. */
record ActiveCredentials(CredentialTable credentials, JdbcTemplate jdbc) {

    /** Changes whenever a credential is issued or retired, because rows are only added and retired. */
    long changeCounter() {
        Long counter = jdbc.queryForObject("select count(*) + count(retired_at) from command.credentials", Long.class);
        return counter == null ? 0 : counter;
    }

    List<AgentCredential> findActive() {
        return credentials.findActive().stream().map(it -> new AgentCredential(it.cluster(), it.id())).toList();
    }

    /** A restored older ledger may lack the newest credentials, so no user is deleted before a person has accepted the restore. */
    boolean isRestorePending() {
        return !jdbc.queryForList("select 1 from command.hub where known_head is not null").isEmpty();
    }
}
