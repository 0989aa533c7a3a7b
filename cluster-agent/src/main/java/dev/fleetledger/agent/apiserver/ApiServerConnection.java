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
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.workqueue.AgentThreads;

/** Connection to one API server: Java's own HTTP client with the server's address, trust and token. */
public final class ApiServerConnection implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final String root;
    private final ApiServerAccess access;
    private final RetryAfterGate retryAfterGate = new RetryAfterGate();
    private final boolean shared;
    private final ExecutorService executor;
    private @Nullable String trustedAuthority;
    private volatile HttpClient http;

    private ApiServerConnection(ApiServerAccess access, AgentThreads threads) {
        this.root = access.server().toString().replaceAll("/+$", "") + "/";
        this.access = access;
        this.shared = access.isPlain() && threads == AgentThreads.VIRTUAL;
        this.executor = shared ? PlainHttp.EXECUTOR : threads.executor("http");
        this.trustedAuthority = access.isPlain() ? null : access.authority().get();
        this.http = shared ? PlainHttp.CLIENT : createClient(trustedAuthority);
    }

    /** @param kubeconfig absent in a pod, where the service account is used */
    public static ApiServerConnection open(@Nullable Path kubeconfig, AgentThreads threads) {
        ApiServerAccess access = kubeconfig == null ? ServiceAccount.access(System.getenv()) : Kubeconfig.access(kubeconfig);
        return new ApiServerConnection(access, threads);
    }

    /** @param kubeconfig absent in a pod, where the service account is used */
    public static ApiServerConnection open(@Nullable Path kubeconfig) {
        return open(kubeconfig, AgentThreads.PLATFORM);
    }

    static ApiServerConnection of(ApiServerAccess access) {
        return new ApiServerConnection(access, AgentThreads.PLATFORM);
    }

    /** @param path relative to the API server's root, with its query */
    public HttpRequest.Builder requestTo(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .header("User-Agent", "fleetledger-agent");
        String current = access.token().get();
        return current.isEmpty() ? request : request.header("Authorization", "Bearer " + current);
    }

    /**
     * Waits first until the API server's {@code Retry-After} period, if any, is over.
     *
     * @param deadline end of that wait, by {@link System#nanoTime}
     */
    public <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> body, long deadline)
            throws InterruptedException {
        retryAfterGate.await(deadline);
        return http.sendAsync(request, body).whenComplete((response, failure) -> {
            if (response != null) {
                retryAfterGate.record(response.statusCode(), response.headers());
            } else if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
                reloadAuthority();
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
    private synchronized void reloadAuthority() {
        try {
            String current = access.authority().get();
            if (!Objects.equals(current, trustedAuthority)) {
                HttpClient previous = http;
                http = createClient(current);
                trustedAuthority = current;
                previous.shutdown();
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // The file may be half written; the next failed handshake reads it again.
        }
    }

    private HttpClient createClient(@Nullable String authority) {
        return access.isPlain() ? clientBuilder(executor).build()
                : clientBuilder(executor).sslContext(Tls.context(access, authority)).build();
    }

    /** With HTTP/1.1 a hanging watch blocks only its own connection, and HTTP/2 would cost 2 MiB. */
    private static HttpClient.Builder clientBuilder(ExecutorService executor) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT).executor(executor);
    }

    /** Without TLS there is no trust to separate: a thousand agents in one JVM share one client and its one platform thread. */
    private static final class PlainHttp {

        static final ExecutorService EXECUTOR = AgentThreads.VIRTUAL.executor("http");
        static final HttpClient CLIENT = clientBuilder(EXECUTOR).build();
    }
}
