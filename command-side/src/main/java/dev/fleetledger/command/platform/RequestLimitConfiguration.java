package dev.fleetledger.command.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.fleetledger.problem.limit.BodyCharge;
import dev.fleetledger.problem.limit.LimitConfiguration;

/** Limits what requests occupy in the command-side, which keeps each body and its JSON tree until the request is answered. */
@Configuration(proxyBeanMethods = false)
@Import(LimitConfiguration.class)
class RequestLimitConfiguration {

    /** A connection with a request on it. */
    private static final int REQUEST_BYTES = 40 * 1024;
    /** The byte itself, and its part of the tree; a tree of nothing but empty objects is three times as large. */
    private static final int BYTES_PER_BYTE = 8;

    @Bean
    static BodyCharge bodyCharge() {
        return new BodyCharge(REQUEST_BYTES, BYTES_PER_BYTE);
    }
}
