package dev.fleetledger.console.session;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer as browsers reach it and tokens name it
 * @param backchannel where the console itself reaches it: in a container network another address than the issuer's
 * @param secret the console's own, as client {@code console}
 */
@ConfigurationProperties("fleetledger.identity")
record IdentityProvider(URI issuer, URI backchannel, String secret) {

    /** An address that the provider names, as the console reaches it. */
    String reached(String address) {
        return address.startsWith(issuer.toString())
                ? backchannel + address.substring(issuer.toString().length())
                : address;
    }
}
