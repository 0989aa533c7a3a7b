package dev.fleetledger.command.brokeraccess;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.liveness.service.LivenessConfiguration;

/**
 * Wires broker access. {@code fleetledger.broker-access.enabled=false} disables it for a Kafka cluster whose users are managed elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideProperties.class)
@Import({LivenessConfiguration.class, BrokerAccessScheduler.class})
@ConditionalOnBooleanProperty(name = {"fleetledger.relay.enabled", "fleetledger.broker-access.enabled"}, matchIfMissing = true)
public class BrokerAccessConfiguration {

    @Bean(destroyMethod = "close")
    BrokerAccess brokerAccess(KafkaProperties kafka, CommandSideProperties properties) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.putAll(Map.of("default.api.timeout.ms", 8_000, "request.timeout.ms", 4_000));
        return new BrokerAccess(Admin.create(settings), properties.reportSecret().getBytes(UTF_8));
    }

    @Bean
    BrokerAccessReconciler brokerAccessReconciler(JdbcTemplate jdbc, BrokerAccess brokerAccess, CommandSideProperties properties) {
        return new BrokerAccessReconciler(new ActiveCredentials(new CredentialTable(jdbc), jdbc), brokerAccess,
                properties.kafkaCheckInterval());
    }

    /** Always up, with the state as a detail: a restart would not help, because reconciliation is retried. */
    @Bean
    HealthIndicator identitiesHealthIndicator(BrokerAccessReconciler accessReconciler) {
        return () -> Health.up().withDetail("state", accessReconciler.state()).build();
    }
}
