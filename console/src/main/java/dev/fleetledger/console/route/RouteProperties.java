package dev.fleetledger.console.route;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param query base URL of the service for GET and HEAD
 * @param command base URL of the service for all other methods
 */
@ConfigurationProperties("fleetledger.sides")
record RouteProperties(URI query, URI command) {
}
