package dev.fleetledger.console.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.problem.limit.BodyCharge;
import dev.fleetledger.problem.limit.LimitConfiguration;

/** Limits what requests occupy in the console, which streams their bodies. */
@Configuration(proxyBeanMethods = false)
@Import(LimitConfiguration.class)
class RequestLimitConfiguration {

    /** What a streamed body of any size occupies here: the connections on both sides, and chunks on their way. */
    private static final int STREAM_BYTES = 64 * 1024;

    @Bean
    static BodyCharge bodyCharge() {
        return new BodyCharge(STREAM_BYTES, 0);
    }
}
