package dev.fleetledger.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class EnvironmentReaderTest {

    private final Map<String, String> variables = new HashMap<>(Map.of("FLEETLEDGER_CLUSTER", "eu-1", "FLEETLEDGER_KAFKA", "k:9092",
            "FLEETLEDGER_REPORT_KEY", "c2VjcmV0", "FLEETLEDGER_CREDENTIAL", "c1"));

    @Test
    void passesKafkaPropertiesThrough() {
        variables.put("FLEETLEDGER_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");

        assertThat(new EnvironmentReader(variables).settings().kafka())
                .isEqualTo(Map.of("bootstrap.servers", "k:9092", "sasl.mechanism", "SCRAM-SHA-512"));
    }

    @Test
    void defaultsToScramOverTlsForKafkaUser() {
        variables.putAll(Map.of("FLEETLEDGER_KAFKA_USER", "a", "FLEETLEDGER_KAFKA_PASSWORD", "b\"c"));

        assertThat(new EnvironmentReader(variables).settings().kafka()).isEqualTo(Map.of("bootstrap.servers", "k:9092",
                "security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\\\"c\";"));

        variables.put("FLEETLEDGER_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        assertThat(new EnvironmentReader(variables).settings().kafka()).containsEntry("security.protocol", "SASL_PLAINTEXT");
    }

    @Test
    void trustsPemCertificatesOrJavaDefaults() {
        variables.put("FLEETLEDGER_KAFKA_SSL_TRUSTSTORE_CERTIFICATES", "");
        assertThat(new EnvironmentReader(variables).settings().kafka()).isEqualTo(Map.of("bootstrap.servers", "k:9092"));

        variables.put("FLEETLEDGER_KAFKA_SSL_TRUSTSTORE_CERTIFICATES", "-----BEGIN");
        assertThat(new EnvironmentReader(variables).settings().kafka()).containsEntry("ssl.truststore.type", "PEM");
    }

    @Test
    void overridesOneIntervalAndKeepsOtherDefaults() {
        variables.put("FLEETLEDGER_INTERVAL_HEARTBEAT", "PT1S");

        AgentIntervals agentIntervals = new EnvironmentReader(variables).settings().intervals();

        assertThat(agentIntervals.heartbeat()).isEqualTo(Duration.ofSeconds(1));
        assertThat(agentIntervals.fullReport()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void readsFormerNameOfInterval() {
        variables.put("FLEETLEDGER_PACE_PULSE", "PT7S");
        assertThat(new EnvironmentReader(variables).settings().intervals().apiProbe()).isEqualTo(Duration.ofSeconds(7));

        variables.put("FLEETLEDGER_INTERVAL_API_PROBE", "PT9S");
        assertThat(new EnvironmentReader(variables).settings().intervals().apiProbe()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void namesVariableThatIsNoDuration() {
        variables.put("FLEETLEDGER_INTERVAL_LEASE", "15 seconds");

        assertThatThrownBy(() -> new EnvironmentReader(variables).settings()).hasMessageContaining("FLEETLEDGER_INTERVAL_LEASE")
                .hasMessageContaining("PT10S");
    }

    @Test
    void namesMissingVariable() {
        variables.remove("FLEETLEDGER_CREDENTIAL");

        assertThatThrownBy(() -> new EnvironmentReader(variables).settings()).hasMessageContaining("FLEETLEDGER_CREDENTIAL");
    }

    @Test
    void hidesSecretsInSettingsText() {
        assertThat(new EnvironmentReader(variables).settings().toString()).doesNotContain("c2VjcmV0").doesNotContain("secret");
    }
}
