package dev.fleetledger.problem.shutdown;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives proxies time to notice that a service stops. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ShutdownProperties.class)
public class ShutdownConfiguration {

    @Bean
    ShutdownDelay shutdownDelay(ApplicationContext context, ShutdownProperties properties) {
        return new ShutdownDelay(context, properties.delay());
    }
}
