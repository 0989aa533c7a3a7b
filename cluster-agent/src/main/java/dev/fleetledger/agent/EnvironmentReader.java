package dev.fleetledger.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from environment variables. {@code FLEETLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION} becomes Kafka's
 * {@code ssl.truststore.location}; user and password become a SCRAM login.
 */
public final class EnvironmentReader {

    private static final String KAFKA = "FLEETLEDGER_KAFKA";
    private static final String USER = KAFKA + "_USER";
    private static final String PASSWORD = KAFKA + "_PASSWORD";
    private static final Set<String> LOGIN = Set.of(USER, PASSWORD);
    private static final String PACE = "FLEETLEDGER_PACE_";

    private final Map<String, String> variables;

    public EnvironmentReader(Map<String, String> variables) {
        this.variables = variables;
    }

    public AgentSettings settings() {
        String kubeconfig = variables.get("KUBECONFIG");
        String installation = variables.get("FLEETLEDGER_INSTALLATION");
        return new AgentSettings(needed("FLEETLEDGER_CLUSTER"), kafka(), Base64.getUrlDecoder().decode(needed("FLEETLEDGER_REPORT_KEY")),
                needed("FLEETLEDGER_CREDENTIAL"), variables.get("FLEETLEDGER_HEALTH_HOST"),
                Integer.parseInt(variables.getOrDefault("FLEETLEDGER_HEALTH_PORT", "0")),
                kubeconfig == null ? null : Path.of(kubeconfig), installation == null ? null : UUID.fromString(installation), pace());
    }

    /** Properties of the Kafka clients. */
    public Map<String, String> kafka() {
        Map<String, String> kafka = new HashMap<>();
        if (variables.containsKey(USER)) {
            kafka.putAll(login(needed(USER), needed(PASSWORD)));
        }
        variables.forEach((name, value) -> {
            if (name.startsWith(KAFKA + "_") && !LOGIN.contains(name) && !value.isBlank()) {
                kafka.put(name.substring(KAFKA.length() + 1).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        if (kafka.containsKey("ssl.truststore.certificates")) {
            kafka.putIfAbsent("ssl.truststore.type", "PEM");
        }
        kafka.put("bootstrap.servers", needed(KAFKA));
        return Map.copyOf(kafka);
    }

    /** Uses TLS unless another security protocol is set. */
    private static Map<String, String> login(String user, String password) {
        return Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + escaped(user) + "\" password=\""
                        + escaped(password) + "\";");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private AgentIntervals pace() {
        AgentIntervals usual = AgentIntervals.DEFAULT;
        return new AgentIntervals(pace("SETTLE", usual.settle()), pace("HEARTBEAT", usual.heartbeat()), pace("REFRESH", usual.refresh()),
                pace("PULSE", usual.pulse()), pace("PATIENCE", usual.patience()), pace("WATCH", usual.watch()),
                pace("REPAIR", usual.repair()), pace("REREAD", usual.reread()), pace("LEASE", usual.lease()));
    }

    /** Reads a duration in ISO 8601, such as {@code PT1S}. */
    private Duration pace(String name, Duration usual) {
        String said = variables.get(PACE + name);
        return said == null ? usual : Duration.parse(said);
    }

    private String needed(String name) {
        @Nullable String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Set " + name + "; the README of cluster-agent says what to");
        }
        return value;
    }
}
