package dev.fleetledger.problem.shutdown;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service stops.
 *
 * @param delay time for which a service that is told to stop still takes requests, although its health says that it doesn't; longer than
 *              a proxy in front of it takes to notice that
 */
@ConfigurationProperties("fleetledger.shutdown")
record ShutdownProperties(@DefaultValue("0s") Duration delay) {}
