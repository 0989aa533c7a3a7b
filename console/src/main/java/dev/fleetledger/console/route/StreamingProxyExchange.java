package dev.fleetledger.console.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
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

import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards a request and streams the response. Replaces the gateway's own implementation, which reads an abandoned response
 * to its end: a live stream has no end, so each closed page would hold a connection for ever.
 */
@Primary
@Component
class StreamingProxyExchange implements ProxyExchange {

    /** The API's limit for request bodies, in bytes. */
    static final int MAX_BODY_BYTES = 1 << 20;

    // The HTTP client sets these headers itself and rejects them from callers.
    private static final Set<String> CLIENT_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    // Until the response begins; reads wait up to 5 s for a position, a large submit takes a few seconds.
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NEVER).build();

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
        try {
            return http.send(toHttpRequest(request), BodyHandlers.ofInputStream());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the console is shutting down"));
        }
    }

    private static HttpRequest toHttpRequest(Request request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getUri()).timeout(RESPONSE_TIMEOUT)
                .method(request.getMethod().name(), bodyOf(request));
        request.getHeaders().forEach((name, values) -> {
            if (!CLIENT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    /** Reads the whole body, whose size is limited, so that a request that breaks off half-way is never forwarded. */
    private static BodyPublisher bodyOf(Request request) throws IOException {
        byte[] body = request.getServerRequest().servletRequest().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new BodyTooLargeException();
        }
        return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
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
