package dev.fleetledger.command.refusal;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.command.settings.CommandSideProperties;

@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

    @Bean
    RateLimiter refusalRateLimiter(CommandSideProperties properties) {
        return new RateLimiter(properties.refusalsPerMinute(), InstantSource.system());
    }
}
