package dev.fleetledger.ledger;

import java.util.Map;
import javax.sql.DataSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.ledger.wiring.LedgerConfiguration;

/** Starts a service as Spring Boot does, including auto-configurations. */
final class SpringContext {

    private SpringContext() {}

    static ConfigurableApplicationContext start(TestLedger test, Class<?>... components) {
        return new SpringApplicationBuilder(Service.class).sources(components)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("testLedger", test))
                .properties(Map.of("spring.main.banner-mode", "off"))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(LedgerConfiguration.class)
    static class Service {

        @Bean(destroyMethod = "close")
        DataSource dataSource(TestLedger test) {
            return TestLedger.pool(test.database, test.database.command());
        }

        @Bean
        LedgerSettings ledgerSettings() {
            return TestLedger.SETTINGS;
        }

        @Bean
        EventTypes eventTypes() {
            return Noted.TYPES;
        }
    }
}
