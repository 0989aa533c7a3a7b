package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * An agent's identity at the broker: one user per credential, so that an old and a new credential can coexist. The password is derived
 * in the same way as the report key, and is not stored anywhere.
 *
 * @param password never printed
 */
public record AgentUser(String name, String password) {

    /** The hub creates and deletes the users with this prefix. */
    public static final String PREFIX = "fleetledger-agent.";

    public static AgentUser of(byte[] hubSecret, String cluster, String credential) {
        byte[] password = ReportSignature.hmac(hubSecret, ("kafka-password/" + cluster + "/" + credential).getBytes(UTF_8));
        return new AgentUser(name(cluster, credential), Base64.getUrlEncoder().withoutPadding().encodeToString(password));
    }

    public static String name(String cluster, String credential) {
        return PREFIX + cluster + "." + credential;
    }

    @Override
    public String toString() {
        return name;
    }
}
