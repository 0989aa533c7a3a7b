package dev.fleetledger.console.readiness;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Services that the console's readiness depends on.
 *
 * @param urls     URLs that must all respond with 200 before the console reports that it is ready
 * @param patience timeout for each of them
 */
@ConfigurationProperties("fleetledger.parts")
record ReadinessProperties(List<URI> urls, Duration patience) {
}
