package dev.fleetledger.parts.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.admin.AdminClientConfig;

import dev.fleetledger.parts.Login;

/** How clients and services connect to a broker. @param login absent on a broker where every client may do everything */
public record KafkaConnection(String bootstrap, Optional<Login> login) {

    /** Returns the settings of a client. */
    Map<String, Object> settings() {
        return settings(login.map(KafkaAccess::clientSettings));
    }

    /** Returns the settings of a client whose login is the administrator. */
    Map<String, Object> adminSettings() {
        return settings(login.map(KafkaAccess::adminSettings));
    }

    private Map<String, Object> settings(Optional<Map<String, String>> credentials) {
        Map<String, Object> settings = new HashMap<>(credentials.orElse(Map.of()));
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return settings;
    }

    /** Returns the environment variables of agents whose login is the administrator. */
    public Map<String, String> adminEnvironment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("FLEETLEDGER_KAFKA", bootstrap);
        login.map(KafkaAccess::adminSettings).orElse(Map.of()).forEach((name, value) ->
                environment.put("FLEETLEDGER_KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return environment;
    }

    /** Returns the environment variables of a service or agent. Without TLS, because the connection uses the loopback interface. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("FLEETLEDGER_KAFKA", bootstrap);
        environment.put("FLEETLEDGER_KAFKA_SECURITY_PROTOCOL", login.isPresent() ? "SASL_PLAINTEXT" : "PLAINTEXT");
        login.ifPresent(user -> environment.putAll(Map.of(
                "FLEETLEDGER_KAFKA_USER", user.user(), "FLEETLEDGER_KAFKA_PASSWORD", user.password())));
        return environment;
    }
}
