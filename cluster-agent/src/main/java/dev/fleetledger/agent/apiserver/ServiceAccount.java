package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** API server access from inside a pod; see "Accessing the API from within a Pod" in Kubernetes' tasks. */
final class ServiceAccount {

    private static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private ServiceAccount() {}

    static ApiServerAccess access(Map<String, String> environment) {
        return access(environment, FOLDER);
    }

    static ApiServerAccess access(Map<String, String> environment, Path folder) {
        String host = Optional.ofNullable(environment.get("KUBERNETES_SERVICE_HOST")).orElseThrow(() ->
                new IllegalArgumentException("Not running in a pod: set KUBECONFIG to a kubeconfig file"));
        String server = "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        return new ApiServerAccess(URI.create(server), () -> read(folder.resolve("ca.crt")), null, null,
                new TokenFile(folder.resolve("token")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the token again after a minute; the kubelet renews it at 80 % of its life. The old one serves while the file is unreadable. */
    static final class TokenFile implements Supplier<String> {

        private static final Duration MAX_AGE = Duration.ofMinutes(1);

        private final Path file;
        private final LongSupplier nanos;
        private String token = "";
        private long readAt;

        TokenFile(Path file) {
            this(file, System::nanoTime);
        }

        TokenFile(Path file, LongSupplier nanos) {
            this.file = file;
            this.nanos = nanos;
        }

        @Override
        public synchronized String get() {
            if (token.isEmpty() || nanos.getAsLong() - readAt > MAX_AGE.toNanos()) {
                renew();
            }
            return token;
        }

        private void renew() {
            try {
                token = read(file);
                readAt = nanos.getAsLong();
            } catch (UncheckedIOException e) {
                if (token.isEmpty()) {
                    throw e;
                }
            }
        }
    }
}
