package dev.fleetledger.problem.limit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits what the requests of a service occupy, before the first byte of their bodies is read. The service has a {@link BodyCharge}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(LimitProperties.class)
public class LimitConfiguration {

    /** By its order it comes after Spring Security's filters. */
    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimits(LimitProperties properties, BodyCharge charge) {
        var registration = new FilterRegistrationBean<>(new RequestLimitFilter(properties.toLimits(), charge));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(0);
        return registration;
    }

    @Bean
    TomcatLimits tomcatLimits(LimitProperties properties) {
        return new TomcatLimits(properties.arrival());
    }
}
