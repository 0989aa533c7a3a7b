package dev.fleetledger.console.route;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards a request and streams its body and the response. Replaces the gateway's own implementation, which reads an abandoned response
 * to its end: a live stream has no end, so each closed page would hold a connection for ever.
 */
@Primary
@Component
class StreamingProxyExchange implements ProxyExchange {

    private static final int STREAMED_FROM_BYTES = 16 * 1024;

    // The HTTP client sets these headers itself and rejects them from callers.
    private static final Set<String> CLIENT_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    // From the request's beginning until the response's; reads wait up to 5 s for a position, a large submit takes a few seconds.
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NEVER).executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    @Override
    public ServerResponse exchange(Request request) {
        HttpResponse<InputStream> upstream = send(request);
        HttpStatusCode status = HttpStatusCode.valueOf(upstream.statusCode());
        ServerResponse response = GatewayServerResponse.status(status).build((servletRequest, servletResponse) -> {
            stream(upstream.body(), servletResponse.getOutputStream());
            return null;
        });
        UpstreamResponse received = new UpstreamResponse(status, headersOf(upstream));
        request.getResponseConsumers().forEach(consumer -> consumer.accept(received, response));
        return response;
    }

    private HttpResponse<InputStream> send(Request request) {
        HttpServletRequest received = request.getServerRequest().servletRequest();
        byte[] beginning = beginningOf(received);
        if (beginning.length < STREAMED_FROM_BYTES) {
            return await(send(request, beginning.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(beginning)));
        }
        PulledBody body = new PulledBody();
        long length = received.getContentLengthLong();
        var exchange = send(request, length < 0 ? BodyPublishers.fromPublisher(body) : BodyPublishers.fromPublisher(body, length));
        try {
            body.pull(new SequenceInputStream(new ByteArrayInputStream(beginning), received.getInputStream()), exchange);
        } catch (IOException exception) {
            throw new BodyUnreadableException(exception);
        } catch (InterruptedException interruption) {
            throw interrupted();
        }
        return await(exchange);
    }

    /** Most bodies are complete with this, so that a service never sees one of them break off. */
    private static byte[] beginningOf(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(STREAMED_FROM_BYTES);
        } catch (IOException exception) {
            throw new BodyUnreadableException(exception);
        }
    }

    private CompletableFuture<HttpResponse<InputStream>> send(Request request, BodyPublisher body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getUri()).timeout(RESPONSE_TIMEOUT)
                .method(request.getMethod().name(), body);
        request.getHeaders().forEach((name, values) -> {
            if (!CLIENT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return http.sendAsync(builder.build(), BodyHandlers.ofInputStream());
    }

    private static HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> exchange) {
        try {
            return exchange.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException exception ? new UncheckedIOException(exception)
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException interruption) {
            exchange.cancel(true);
            throw interrupted();
        }
    }

    private static UncheckedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(new InterruptedIOException("the console is shutting down"));
    }

    private static HttpHeaders headersOf(HttpResponse<?> upstream) {
        HttpHeaders headers = new HttpHeaders();
        upstream.headers().map().forEach(headers::addAll);
        return headers;
    }

    /** Flushes received bytes before waiting for more. Closing the source also ends an unfinished response of the service. */
    private static void stream(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                if (from.available() == 0) {
                    to.flush();
                }
            }
        }
    }

    private record UpstreamResponse(HttpStatusCode status, HttpHeaders headers) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
