package dev.fleetledger.agent.apiserver;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;

/**
 * Applies {@code Retry-After} to all calls of the agent; informers and the leader election, which ask rarely, only tell of it. An overloaded API server answers 429 or 503 with the number of
 * seconds to wait (RFC 9110, 10.2.3; Kubernetes' priority and fairness sends 1).
 */
final class RetryAfterGate implements Interceptor {

    static final int TOO_MANY_REQUESTS = 429;
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private volatile long until = System.nanoTime();

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (response.code() == TOO_MANY_REQUESTS || response.code() == 503) {
            response.headers("Retry-After").stream().filter(text -> text.matches("\\d{1,6}")).findFirst().map(Long::parseLong)
                    .ifPresent(this::pauseFor);
        }
    }

    /** Waits a little longer than requested, so that a thousand agents don't return at the same moment. */
    private void pauseFor(long seconds) {
        long nanos = Math.min(Duration.ofSeconds(seconds).toNanos(), MAX_PAUSE.toNanos());
        until = System.nanoTime() + Math.round(nanos * (1 + ThreadLocalRandom.current().nextDouble() / 4));
    }

    boolean isClosed() {
        return until - System.nanoTime() > 0;
    }

    /**
     * Waits until the period is over.
     *
     * @param deadline by {@link System#nanoTime}
     * @throws ApiServerException immediately, with the API server's status, if the period ends after the deadline
     */
    void await(long deadline) throws InterruptedException {
        if (until - deadline > 0) {
            throw new ApiServerException(TOO_MANY_REQUESTS, "TooManyRequests",
                    "The API server has too much to do and asked to be left alone", List.of());
        }
        TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
    }
}
