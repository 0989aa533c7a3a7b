package dev.fleetledger.console.route;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.problem.limit.RequestLimitFilter;
import dev.fleetledger.problem.limit.TomcatLimits;

/** Limits what requests occupy, before the first byte of their bodies is read. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    /** What a streamed body of any size occupies here: the connections on both sides, and chunks on their way. */
    private static final int STREAM_BYTES = 64 * 1024;

    /** By its order it comes after Spring Security's filters. */
    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimits(LimitProperties properties) {
        var filter = new RequestLimitFilter(properties.toLimits(), length -> STREAM_BYTES);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/api/*");
        registration.setOrder(0);
        return registration;
    }

    @Bean
    TomcatLimits tomcatLimits(LimitProperties properties) {
        return new TomcatLimits(properties.arrival());
    }
}
