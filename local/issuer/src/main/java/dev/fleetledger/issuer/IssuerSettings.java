package dev.fleetledger.issuer;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param uri what tokens name as their issuer, as browsers reach it
 * @param data folder of the signing key
 * @param audience whom the access tokens are for
 * @param tokenLife how long an access token is valid
 */
@ConfigurationProperties("fleetledger.issuer")
record IssuerSettings(String uri, Path data, String audience, Duration tokenLife) {
}
