package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.fabric8.kubernetes.client.OAuthTokenProvider;

/** Reads the token of a kubeconfig's {@code tokenFile} for each request, as fabric8 reads it once. The last one serves while it is unreadable. */
final class TokenFile implements OAuthTokenProvider {

    private final Path file;
    private volatile String last = "";

    TokenFile(Path file) {
        this.file = file;
    }

    @Override
    public String getToken() {
        try {
            last = Files.readString(file).strip();
        } catch (IOException e) {
            if (last.isEmpty()) {
                throw new UncheckedIOException(e);
            }
        }
        return last;
    }
}
