package dev.fleetledger.command.refusal;

import java.time.InstantSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

    @Bean
    RateLimiter refusalsPerMinute(@Value("${fleetledger.refusals-per-minute:60}") int limit) {
        return new RateLimiter(limit, InstantSource.system());
    }
}
