package dev.fleetledger.parts.postgres;

import dev.fleetledger.parts.Login;

/** The database logins of Fleetledger. {@code forTests} uses the user names as passwords. */
public record DatabaseLogins(Login owner, Login command, Login query, Login console) {

    public static DatabaseLogins withPasswords(String owner, String command, String query, String console) {
        return new DatabaseLogins(
                new Login("fleetledger_owner", owner),
                new Login("fleetledger_command", command),
                new Login("fleetledger_query", query),
                new Login("fleetledger_console", console));
    }

    static DatabaseLogins forTests() {
        return withPasswords("fleetledger_owner", "fleetledger_command", "fleetledger_query", "fleetledger_console");
    }
}
