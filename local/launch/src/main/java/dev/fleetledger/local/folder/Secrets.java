package dev.fleetledger.local.folder;

import java.security.SecureRandom;
import java.util.Base64;

import dev.fleetledger.parts.kafka.KafkaLogins;
import dev.fleetledger.parts.postgres.DatabaseLogins;

/** Passwords and keys, generated once per data folder. */
public final class Secrets {

    private static final int BYTES = 32;

    private final GeneratedProperties generatedProperties;
    private final SecureRandom random = new SecureRandom();

    public Secrets(DataFolder data) {
        this.generatedProperties = new GeneratedProperties(data.resolve("secrets.properties"));
    }

    public String databaseAdmin() {
        return secret("database.admin");
    }

    public DatabaseLogins databaseLogins() {
        return DatabaseLogins.withPasswords(secret("database.owner"), secret("database.command"), secret("database.query"),
                secret("database.console"));
    }

    public KafkaLogins kafkaLogins() {
        return KafkaLogins.withPasswords(secret("kafka.admin"), secret("kafka.command"), secret("kafka.query"), secret("kafka.examiner"));
    }

    /** The hub's master secret, from which the clusters' report keys and passwords are derived. */
    public String reports() {
        return secret("reports");
    }

    /** The client secret of the console at the issuer. */
    public String console() {
        return secret("console");
    }

    /** The secret with which the console encrypts stored sessions. */
    public String sessions() {
        return secret("sessions");
    }

    /** The token that the simulated clusters accept. */
    public String simulation() {
        return secret("simulation");
    }

    /** The secret with which `local cluster` authenticates at the running fleet. */
    public String control() {
        return secret("control");
    }

    private String secret(String name) {
        return generatedProperties.getOrGenerate(name, () -> {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }
}
