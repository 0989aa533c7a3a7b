package dev.fleetledger.command.platform;

import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.ledger.LedgerSettings;
import dev.fleetledger.ledger.wiring.LedgerConfiguration;
import dev.fleetledger.liveness.service.LivenessConfiguration;

/** Persistence: the ledger and the command side's own tables. */
@Configuration(proxyBeanMethods = false)
@Import({LedgerConfiguration.class, LivenessConfiguration.class})
class PersistenceConfiguration {

    @Bean
    static LedgerSettings ledgerSettings(@Value("${spring.datasource.username}") String user) {
        return new LedgerSettings("command", user, Map.of("command", "classpath:db/command"));
    }
}
