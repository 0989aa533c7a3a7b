package dev.fleetledger.issuer;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param uri the issuer named in tokens, as browsers reach it
 * @param data folder of the signing key
 * @param audience the audience of access tokens
 * @param tokenLife how long an access token is valid
 */
@ConfigurationProperties("fleetledger.issuer")
record IssuerProperties(String uri, Path data, String audience, Duration tokenLife) {
}
