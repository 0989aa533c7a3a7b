package dev.fleetledger.query.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.problem.limit.BodyCharge;
import dev.fleetledger.problem.limit.LimitConfiguration;

/** Limits what requests occupy in the query-side, which reads no body. */
@Configuration(proxyBeanMethods = false)
@Import(LimitConfiguration.class)
class RequestLimitConfiguration {

    /** A connection with a request on it. */
    private static final int REQUEST_BYTES = 40 * 1024;

    @Bean
    static BodyCharge bodyCharge() {
        return new BodyCharge(REQUEST_BYTES, 0);
    }
}
