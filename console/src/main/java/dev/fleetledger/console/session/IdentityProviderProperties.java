package dev.fleetledger.console.session;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer URL of the provider as browsers reach it and as tokens name it
 * @param backchannel URL at which the console itself reaches it; in a container network it differs from the issuer's
 * @param secret client secret of the console, whose client id is {@code console}
 */
@ConfigurationProperties("fleetledger.identity")
record IdentityProviderProperties(URI issuer, URI backchannel, String secret) {

    /** Rewrites an address published by the provider to the one that the console can reach. */
    String toBackchannel(String address) {
        return address.startsWith(issuer.toString())
                ? backchannel + address.substring(issuer.toString().length())
                : address;
    }
}
