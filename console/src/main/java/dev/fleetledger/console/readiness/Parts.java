package dev.fleetledger.console.readiness;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param urls what must answer 200 before the console calls itself ready
 * @param patience how long one of them may take to answer
 */
@ConfigurationProperties("fleetledger.parts")
record Parts(List<URI> urls, Duration patience) {
}
