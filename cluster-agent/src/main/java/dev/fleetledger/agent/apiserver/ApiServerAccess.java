package dev.fleetledger.agent.apiserver;

import java.net.URI;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Address, trust and credentials of an API server.
 *
 * @param authority   PEM, read again after a failed handshake, since a cluster may get a new one; nothing: the authorities that
 *                    Java trusts
 * @param certificate PEM of a client certificate; {@code key} is its private key
 * @param token       read before each request, since a pod's token is renewed; empty: none
 */
record ApiServerAccess(URI server, Supplier<@Nullable String> authority, @Nullable String certificate, @Nullable String key,
        Supplier<String> token) {

    boolean isPlain() {
        return "http".equals(server.getScheme());
    }

    @Override
    public String toString() {
        return String.valueOf(server.getAuthority());
    }
}
