package dev.fleetledger.agent.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What every pod finds in itself; see "Accessing the API from within a Pod" in Kubernetes' tasks. */
final class ServiceAccount {

    private static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private ServiceAccount() {}

    static Access access(Map<String, String> environment) {
        return access(environment, FOLDER);
    }

    static Access access(Map<String, String> environment, Path folder) {
        String host = Optional.ofNullable(environment.get("KUBERNETES_SERVICE_HOST")).orElseThrow(() ->
                new IllegalArgumentException("This is no pod: name a kubeconfig in KUBECONFIG"));
        String server = "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        return new Access(URI.create(server), read(folder.resolve("ca.crt")), null, null, new Renewed(folder.resolve("token")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kubelet renews a pod's token at 80 % of its life; a minute old is new enough. */
    static final class Renewed implements Supplier<String> {

        private static final Duration AGE = Duration.ofMinutes(1);

        private final Path file;
        private String token = "";
        private long readAt;

        Renewed(Path file) {
            this.file = file;
        }

        @Override
        public synchronized String get() {
            if (token.isEmpty() || System.nanoTime() - readAt > AGE.toNanos()) {
                token = read(file);
                readAt = System.nanoTime();
            }
            return token;
        }
    }
}
