package dev.fleetledger.agent.apiserver;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/** Connection to one API server: Java's own HTTP client with the server's address, trust and token. */
public final class ApiServerConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final ExecutorService TASKS = Executors.newVirtualThreadPerTaskExecutor();

    private final String root;
    private final ApiServerAccess serverAccess;
    private final RetryAfterGate afterGate = new RetryAfterGate();
    private final boolean shared;
    private @Nullable String trusted;
    private volatile HttpClient http;

    private ApiServerConnection(ApiServerAccess serverAccess) {
        this.root = serverAccess.server().toString().replaceAll("/+$", "") + "/";
        this.serverAccess = serverAccess;
        this.shared = serverAccess.isPlain();
        this.trusted = shared ? null : serverAccess.authority().get();
        this.http = shared ? Plain.HTTP : trusting(trusted);
    }

    /** @param kubeconfig absent in a pod, where the service account is used */
    public static ApiServerConnection open(@Nullable Path kubeconfig) {
        return of(kubeconfig == null ? ServiceAccount.access(System.getenv()) : Kubeconfig.access(kubeconfig));
    }

    static ApiServerConnection of(ApiServerAccess serverAccess) {
        return new ApiServerConnection(serverAccess);
    }

    /** @param path relative to the API server's root, with its query */
    public HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .header("User-Agent", "fleetledger-agent");
        String now = serverAccess.token().get();
        return now.isEmpty() ? request : request.header("Authorization", "Bearer " + now);
    }

    /**
     * Waits first until the API server's {@code Retry-After} period, if any, is over.
     *
     * @param deadline end of that wait, by {@link System#nanoTime}
     */
    public <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> body, long end) throws InterruptedException {
        afterGate.await(end);
        return http.sendAsync(request, body).whenComplete((answer, failure) -> {
            if (answer != null) {
                afterGate.record(answer.statusCode(), answer.headers());
            } else if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
                trustAnew();
            }
        });
    }

    @Override
    public void close() {
        if (!shared) {
            http.shutdownNow();
        }
    }

    /** Reads the certificate authority again: if the cluster has a new one, the kubelet has replaced the file. */
    private synchronized void trustAnew() {
        try {
            String now = serverAccess.authority().get();
            if (!Objects.equals(now, trusted)) {
                HttpClient before = http;
                http = trusting(now);
                trusted = now;
                before.shutdown();
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // The file may be half written; the next failed handshake reads it again.
        }
    }

    private HttpClient trusting(@Nullable String authority) {
        return settings().sslContext(Tls.context(serverAccess, authority)).build();
    }

    /** With HTTP/1.1 a hanging watch blocks only its own connection, and HTTP/2 would cost 2 MiB. */
    private static HttpClient.Builder settings() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).executor(TASKS);
    }

    /** Without TLS there is no trust to separate: a thousand simulated clusters share one client and its one thread. */
    private static final class Plain {

        static final HttpClient HTTP = settings().build();
    }
}
