package dev.fleetledger.agent.apiserver;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.workqueue.AgentThreads;

/** fabric8's client of one API server. Each response is limited in total time and in size, and each failure is one type of exception. */
public final class ApiServerClient implements AutoCloseable {

    private final KubernetesClient kubernetes;
    private final RetryAfterGate retryAfterGate;
    private final Duration timeout;
    private final Runnable onRequest;
    private final boolean shared;

    private ApiServerClient(KubernetesClient kubernetes, RetryAfterGate retryAfterGate, Duration timeout, Runnable onRequest, boolean shared) {
        this.kubernetes = kubernetes;
        this.retryAfterGate = retryAfterGate;
        this.timeout = timeout;
        this.onRequest = onRequest;
        this.shared = shared;
    }

    /**
     * @param kubeconfig absent in a pod, where the service account is used
     * @param timeout    total time of one call
     * @param onRequest  called before each call, on the thread that waits for the response
     */
    public static ApiServerClient open(@Nullable Path kubeconfig, AgentThreads threads, Duration timeout, Runnable onRequest) {
        return of(ApiServerConfig.of(kubeconfig, System.getenv()), threads, timeout, onRequest);
    }

    static ApiServerClient of(Config config, AgentThreads threads, Duration timeout, Runnable onRequest) {
        RetryAfterGate gate = new RetryAfterGate();
        KubernetesClient kubernetes = KubernetesClients.create(config, threads, gate, new ResponseLimits());
        return new ApiServerClient(kubernetes, gate, timeout, onRequest, KubernetesClients.isShared(config, threads)).withTimeout(timeout);
    }

    /** @return a client of the same API server with another timeout for each call */
    public ApiServerClient withTimeout(Duration other) {
        RequestConfig config = new RequestConfigBuilder(kubernetes.getConfiguration().getRequestConfig())
                .withRequestTimeout((int) Math.max(1, other.toMillis())).build();
        return new ApiServerClient(kubernetes.newClient(config).adapt(KubernetesClient.class), retryAfterGate, other, onRequest, shared);
    }

    /**
     * For requests subject to admission. An error that names a hanging webhook arrives only after the webhook's timeout, which is 10
     * seconds by default and at most 30 (admissionregistration.k8s.io/v1, timeoutSeconds).
     */
    ApiServerClient withWebhookTimeout() {
        return withTimeout(timeout.multipliedBy(7).dividedBy(2));
    }

    /** @return a client for calls that {@code interceptor} shall see; it runs no informers */
    ApiServerClient with(Interceptor interceptor) {
        HttpClient http = KubernetesClients.intercepted(kubernetes.getHttpClient(), interceptor);
        return new ApiServerClient(KubernetesClients.create(http, kubernetes.getConfiguration(), Runnable::run), retryAfterGate, timeout,
                onRequest, shared);
    }

    /** @return fabric8's client, for informers and leader election, which handle failures themselves */
    public KubernetesClient kubernetes() {
        return kubernetes;
    }

    public ApiServerException toException(KubernetesClientException failure) {
        return ApiServerException.of(failure, timeout);
    }

    /** Waits first until the API server's {@code Retry-After} period, if any, is over. */
    <T> T call(Function<KubernetesClient, T> request) {
        onRequest.run();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                KubernetesClient current = retryAfterGate.isClosed() ? awaitGate(deadline) : kubernetes;
                try {
                    return request.apply(current);
                } catch (UncheckedIOException e) {
                    throw ApiServerException.noResponse("The token can't be read: " + e.getMessage());
                } catch (ResourceNotFoundException e) {
                    throw e.getCause() instanceof KubernetesClientException cause ? toException(cause) : e;
                } catch (KubernetesClientException e) {
                    // The API server rejected a throttled request without processing it, so it may be sent again.
                    if (e.getCode() != RetryAfterGate.TOO_MANY_REQUESTS || !retryAfterGate.isClosed()) {
                        throw toException(e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiServerException.noResponse("Interrupted");
        }
    }

    /** @return a client whose requests have the remaining time */
    private KubernetesClient awaitGate(long deadline) throws InterruptedException {
        retryAfterGate.await(deadline);
        return withTimeout(Duration.ofNanos(deadline - System.nanoTime())).kubernetes;
    }

    @Override
    public void close() {
        if (!shared) {
            kubernetes.close();
        }
    }
}
