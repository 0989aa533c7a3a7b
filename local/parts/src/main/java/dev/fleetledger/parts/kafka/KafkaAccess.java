package dev.fleetledger.parts.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

import dev.fleetledger.parts.Login;

/** Authentication at the brokers that this module starts, and their users. */
public final class KafkaAccess {

    private static final int TIMEOUT_SECONDS = 20;
    /** Kafka's minimum. The passwords are random, so that more iterations would only cost time. */
    private static final int ITERATIONS = 4_096;

    private KafkaAccess() {}

    /** Returns the client settings of a user except the address, for its environment or for a file that Kafka's scripts read. */
    public static Map<String, String> clientSettings(Login login) {
        return saslSettings("SCRAM-SHA-512", jaasModule("scram.ScramLoginModule", login) + ";");
    }

    /** Returns the client settings of the administrator, whose password is part of the broker's own settings, except the address. */
    public static Map<String, String> adminSettings(Login login) {
        return saslSettings("PLAIN", jaasModule("plain.PlainLoginModule", login) + ";");
    }

    /** Returns the JAAS entry with which the broker recognizes its administrator and authenticates itself to other brokers. */
    static String brokerJaas(Login admin) {
        return jaasModule("plain.PlainLoginModule", admin) + " user_" + admin.user() + "=\"" + admin.password() + "\";";
    }

    private static Map<String, String> saslSettings(String mechanism, String login) {
        return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", mechanism, "sasl.jaas.config", login);
    }

    private static String jaasModule(String name, Login login) {
        return "org.apache.kafka.common.security." + name + " required username=\"" + login.user() + "\" password=\"" + login.password()
                + "\"";
    }

    /** Creates users and ACLs at every start, so that a folder that was created without users, or emptied, gets them too. */
    static void createUsersAndAcls(KafkaLogins identities, String bootstrap) {
        var connection = new KafkaConnection(bootstrap, Optional.of(identities.admin()));
        try (var admin = Admin.create(connection.adminSettings())) {
            var users = admin.alterUserScramCredentials(identities.services().stream().map(KafkaAccess::upsertion).toList()).all();
            var acls = admin.createAcls(KafkaLogins.acls()).all();
            users.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            acls.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create the broker's users and ACLs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static UserScramCredentialAlteration upsertion(Login login) {
        return new UserScramCredentialUpsertion(login.user(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                login.password());
    }
}
