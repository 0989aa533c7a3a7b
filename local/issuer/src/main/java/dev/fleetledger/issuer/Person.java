package dev.fleetledger.issuer;

import java.util.Map;

/**
 * Somebody who can sign in.
 *
 * @param subject opaque and stable: the only thing about a person that the ledger ever stores
 */
record Person(String subject, String name, String displayName) {

    /** On one's own machine the password is the name; this server is for nothing else. */
    String password() {
        return name;
    }

    Map<String, Object> claims() {
        return Map.of("preferred_username", name, "name", displayName);
    }
}
