package dev.fleetledger.agent.cluster;

import java.net.URI;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where an API server is, whom to trust there and how to sign in.
 *
 * @param authority   PEM, asked for again when a handshake failed, since a cluster may get another; nothing: the authorities that Java trusts
 * @param certificate PEM of a client, and its key
 * @param token       asked for before each request, since a pod's token is renewed under it; empty: none
 */
record Access(URI server, Supplier<@Nullable String> authority, @Nullable String certificate, @Nullable String key, Supplier<String> token) {

    boolean isPlain() {
        return "http".equals(server.getScheme());
    }

    @Override
    public String toString() {
        return String.valueOf(server.getAuthority());
    }
}
