package dev.fleetledger.issuer;

import java.util.Map;

/**
 * A person who can sign in.
 *
 * @param subject opaque and stable: the only thing about a person that the ledger stores
 */
record Person(String subject, String name, String displayName) {

    /** The password is the name, because this server only serves the local machine. */
    String password() {
        return name;
    }

    Map<String, Object> claims() {
        return Map.of("preferred_username", name, "name", displayName);
    }
}
