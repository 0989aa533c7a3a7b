package dev.fleetledger.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the settings from environment variables. {@code FLEETLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION} becomes Kafka's
 * {@code ssl.truststore.location}; user and password become a SCRAM login.
 */
public final class EnvironmentReader {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentReader.class);
    private static final String KAFKA = AgentVariable.KAFKA.variable();
    private static final String USER = AgentVariable.KAFKA_USER.variable();
    private static final String PASSWORD = AgentVariable.KAFKA_PASSWORD.variable();
    private static final Set<String> LOGIN = Set.of(USER, PASSWORD);

    private final Map<String, String> variables;

    public EnvironmentReader(Map<String, String> variables) {
        this.variables = variables;
    }

    public AgentSettings settings() {
        String kubeconfig = find(AgentVariable.KUBECONFIG);
        String installation = find(AgentVariable.INSTALLATION);
        return new AgentSettings(require(AgentVariable.CLUSTER), kafka(), Base64.getUrlDecoder().decode(require(AgentVariable.REPORT_KEY)),
                require(AgentVariable.CREDENTIAL), find(AgentVariable.HEALTH_HOST),
                Integer.parseInt(variables.getOrDefault(AgentVariable.HEALTH_PORT.variable(),
                        AgentVariable.HEALTH_PORT.defaultValue().orElseThrow())),
                kubeconfig == null ? null : Path.of(kubeconfig), installation == null ? null : UUID.fromString(installation), intervals());
    }

    /** Properties of the Kafka clients. */
    public Map<String, String> kafka() {
        Map<String, String> kafka = new HashMap<>();
        if (variables.containsKey(USER)) {
            kafka.putAll(login(require(AgentVariable.KAFKA_USER), require(AgentVariable.KAFKA_PASSWORD)));
        }
        variables.forEach((name, value) -> {
            if (name.startsWith(KAFKA + "_") && !LOGIN.contains(name) && !value.isBlank()) {
                kafka.put(name.substring(KAFKA.length() + 1).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        if (kafka.containsKey("ssl.truststore.certificates")) {
            kafka.putIfAbsent("ssl.truststore.type", "PEM");
        }
        kafka.put("bootstrap.servers", require(AgentVariable.KAFKA));
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

    private AgentIntervals intervals() {
        return new AgentIntervals(interval(AgentVariable.REPORT_DELAY), interval(AgentVariable.HEARTBEAT),
                interval(AgentVariable.FULL_REPORT),
                interval(AgentVariable.API_PROBE), interval(AgentVariable.API_TIMEOUT), interval(AgentVariable.WATCH_RENEWAL),
                interval(AgentVariable.RESYNC), interval(AgentVariable.TOPIC_REREAD), interval(AgentVariable.LEASE));
    }

    private Duration interval(AgentVariable variable) {
        String value = find(variable);
        try {
            return value == null ? variable.defaultDuration() : Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Set " + variable.variable() + " to an ISO 8601 duration such as PT10S, not to \"" + value
                    + "\"", e);
        }
    }

    /** Returns the value of a variable, or of its former name. */
    private @Nullable String find(AgentVariable variable) {
        String value = variables.get(variable.variable());
        String former = variable.formerName().orElse(null);
        if (value != null || former == null || !variables.containsKey(former)) {
            return value;
        }
        LOG.warn("{} was renamed to {}; the former name is read until version 0.3", former, variable.variable());
        return variables.get(former);
    }

    private String require(AgentVariable variable) {
        @Nullable String value = variables.get(variable.variable());
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Set " + variable.variable() + ": " + variable.meaning());
        }
        return value;
    }
}
