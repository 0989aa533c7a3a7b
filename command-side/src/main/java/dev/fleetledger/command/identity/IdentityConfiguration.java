package dev.fleetledger.command.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.ledger.NewEvents;

/**
 * Wires broker access. {@code fleetledger.identities.enabled=false} disables it for a Kafka cluster whose users are managed elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = {"fleetledger.relay.enabled", "fleetledger.identities.enabled"}, matchIfMissing = true)
public class IdentityConfiguration {

    @Bean(destroyMethod = "close")
    BrokerUsers brokerUsers(KafkaProperties kafka, @Value("${fleetledger.report-secret}") String hubSecret) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.putAll(Map.of("default.api.timeout.ms", 8_000, "request.timeout.ms", 4_000));
        return new BrokerUsers(Admin.create(settings), hubSecret.getBytes(UTF_8));
    }

    @Bean
    Identities identities(JdbcTemplate jdbc, BrokerUsers broker, @Value("${fleetledger.kafka-look-every:10s}") Duration betweenLooks) {
        return new Identities(new CredentialsNow(new Credentials(jdbc), jdbc), broker, betweenLooks);
    }

    @Bean
    IdentityLoop identityLoop(DataSource source, Identities identities, NewEvents newEvents) {
        return new IdentityLoop(source, identities, newEvents);
    }

    /** Always up, with the state as a detail: a restart would not help, because reconciliation is retried. */
    @Bean
    HealthIndicator identitiesHealthIndicator(Identities identities) {
        return () -> Health.up().withDetail("state", identities.state()).build();
    }
}
