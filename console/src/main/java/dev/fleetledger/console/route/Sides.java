package dev.fleetledger.console.route;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param query who answers GET and HEAD
 * @param command who answers everything else
 */
@ConfigurationProperties("fleetledger.sides")
record Sides(URI query, URI command) {
}
