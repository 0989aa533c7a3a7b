package dev.fleetledger.query.access;

import java.util.Optional;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;

/** Reads grants as the table {@code grants} stores them. */
public final class StoredGrant {

    private StoredGrant() {}

    /** Returns nothing for an unknown role: an event with such a role may have been accepted. */
    public static Optional<Grant> parse(String role, String scope) {
        Scope grantScope = Scope.of(ContractJson.MAPPER.readValue(scope, GrantEvent.Scope.class));
        return Role.of(role).map(knownRole -> new Grant(knownRole, grantScope));
    }
}
