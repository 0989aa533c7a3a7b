package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * Who an agent is at the broker: one user per credential, so that an old one and a new one can live side by side. The password is
 * derived like the report key, and stored nowhere.
 *
 * @param password never printed
 */
public record AgentUser(String name, String password) {

    /** Users of that prefix are the hub's to make and to take away. */
    public static final String PREFIX = "fleetledger-agent.";

    public static AgentUser of(byte[] hubSecret, String cluster, String credential) {
        byte[] password = ReportSeal.hmac(hubSecret, ("kafka-password/" + cluster + "/" + credential).getBytes(UTF_8));
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
