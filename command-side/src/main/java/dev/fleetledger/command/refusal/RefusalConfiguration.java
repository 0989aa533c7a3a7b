package dev.fleetledger.command.refusal;

import java.time.InstantSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

    @Bean
    PerMinute refusalsPerMinute(@Value("${fleetledger.refusals-per-minute:60}") int limit) {
        return new PerMinute(limit, InstantSource.system());
    }
}
