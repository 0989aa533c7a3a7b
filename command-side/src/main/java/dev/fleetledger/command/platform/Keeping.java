package dev.fleetledger.command.platform;

import java.util.Map;

import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

import dev.fleetledger.command.repeat.OncePerKey;
import dev.fleetledger.ledger.LedgerConfiguration;
import dev.fleetledger.ledger.LedgerSettings;

/** The ledger, this side's own tables, and what stands around every command. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(LedgerConfiguration.class)
class Keeping {

    @Bean
    static LedgerSettings ledgerSettings(@Value("${spring.datasource.username}") String user) {
        return new LedgerSettings("command", user, Map.of("command", "classpath:db/command"));
    }

    @Autowired
    void aroundEveryCommand(CommandBus bus, OncePerKey oncePerKey) {
        var registration = bus.registerHandlerInterceptor(oncePerKey);
        if (registration == null) {
            throw new IllegalStateException("The command bus took no interceptor");
        }
    }
}
