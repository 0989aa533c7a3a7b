package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;

/**
 * Limits the size of a response, and its total time to the request's timeout, which Java's HTTP client applies only until the response's
 * headers arrive. A watch is not limited.
 */
final class ResponseLimits implements Interceptor {

    /** Far above the size of any requested page; a larger response would endanger an agent with a small heap. */
    private static final long MAX_BYTES = 8 * 1024 * 1024;

    @Override
    public AsyncBody.Consumer<List<ByteBuffer>> consumer(AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
        if (isWatch(request)) {
            return consumer;
        }
        AtomicLong remaining = new AtomicLong(MAX_BYTES);
        return (buffers, body) -> {
            if (remaining.addAndGet(-buffers.stream().mapToLong(ByteBuffer::remaining).sum()) < 0) {
                throw new IOException("The response exceeds " + MAX_BYTES + " bytes");
            }
            consumer.consume(buffers, body);
        };
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (!isWatch(request) && response.body() instanceof AsyncBody body) {
            body.done().orTimeout(((StandardHttpRequest) request).getTimeout().toNanos(), TimeUnit.NANOSECONDS).whenComplete((done, failure) -> {
                if (failure != null) {
                    body.cancel();
                }
            });
        }
    }

    private static boolean isWatch(HttpRequest request) {
        Duration timeout = ((StandardHttpRequest) request).getTimeout();
        return timeout == null || timeout.isZero() || String.valueOf(request.uri().getQuery()).contains("watch=true");
    }
}
