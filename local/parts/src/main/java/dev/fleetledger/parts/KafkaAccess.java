package dev.fleetledger.parts;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** How one signs in at a broker of ours, and who is there to do so. */
final class KafkaAccess {

    private static final int SECONDS = 20;
    /** Kafka's least; the passwords are random, so that more would only cost time. */
    private static final int ITERATIONS = 4_096;

    private KafkaAccess() {}

    /** What a client needs besides the address. */
    static Map<String, String> client(Login login) {
        return by("SCRAM-SHA-512", module("scram.ScramLoginModule", login) + ";");
    }

    /** The administrator's: its password is in the broker's own settings. */
    static Map<String, String> admin(Login login) {
        return by("PLAIN", module("plain.PlainLoginModule", login) + ";");
    }

    /** What the broker knows its administrator by, and is to the others of its kind. */
    static String broker(Login admin) {
        return module("plain.PlainLoginModule", admin) + " user_" + admin.user() + "=\"" + admin.password() + "\";";
    }

    private static Map<String, String> by(String mechanism, String login) {
        return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", mechanism, "sasl.jaas.config", login);
    }

    private static String module(String name, Login login) {
        return "org.apache.kafka.common.security." + name + " required username=\"" + login.user() + "\" password=\"" + login.password() + "\"";
    }

    /** At every start: a folder that was made without users gets them too, and one that was emptied. */
    static void establish(KafkaIdentities identities, Admin admin) {
        try {
            var users = admin.alterUserScramCredentials(identities.services().stream().map(KafkaAccess::upsertion).toList()).all();
            var rules = admin.createAcls(KafkaIdentities.rules()).all();
            users.get(SECONDS, TimeUnit.SECONDS);
            rules.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker's users can't be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static UserScramCredentialAlteration upsertion(Login login) {
        return new UserScramCredentialUpsertion(login.user(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), login.password());
    }
}
