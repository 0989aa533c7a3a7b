package dev.fleetledger.agent.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The way to one API server: Java's own HTTP client, which knows nothing of Kubernetes, with its address, trust and token. */
public final class Connection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final ExecutorService TASKS = Executors.newVirtualThreadPerTaskExecutor();

    private final String root;
    private final Supplier<String> token;
    private final HttpClient http;
    private final boolean shared;

    private Connection(Access access) {
        this.root = access.server().toString().replaceAll("/+$", "") + "/";
        this.token = access.token();
        this.shared = access.isPlain();
        this.http = shared ? Plain.HTTP : settings().sslContext(Tls.context(access)).build();
    }

    /** @param kubeconfig absent in a pod: then its service account is used */
    public static Connection open(@Nullable Path kubeconfig) {
        return new Connection(kubeconfig == null ? ServiceAccount.access(System.getenv()) : Kubeconfig.access(kubeconfig));
    }

    /** @param path under the API server's root, with its query */
    public HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .header("User-Agent", "fleetledger-agent");
        String now = token.get();
        return now.isEmpty() ? request : request.header("Authorization", "Bearer " + now);
    }

    public <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> body) {
        return http.sendAsync(request, body);
    }

    @Override
    public void close() {
        if (!shared) {
            http.shutdownNow();
        }
    }

    /** HTTP/1.1: a watch that hangs holds up its own connection only, and HTTP/2 would cost 2 MiB. */
    private static HttpClient.Builder settings() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).executor(TASKS);
    }

    /** Without TLS there is no trust to keep apart: a thousand simulated clusters share one client and its one thread. */
    private static final class Plain {

        static final HttpClient HTTP = settings().build();
    }
}
