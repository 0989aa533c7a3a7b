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
    static final int MOST_BYTES = 1 << 20;

    // The HTTP client sets these headers itself and rejects them from callers.
    private static final Set<String> THE_CLIENTS = Set.of("connection", "content-length", "expect", "host", "upgrade");
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    // Until the response begins; reads wait up to 5 s for a position, a large submit takes a few seconds.
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(TO_CONNECT)
            .followRedirects(Redirect.NEVER).build();

    @Override
    public ServerResponse exchange(Request request) {
        HttpResponse<InputStream> answer = ask(request);
        HttpStatusCode status = HttpStatusCode.valueOf(answer.statusCode());
        ServerResponse response = GatewayServerResponse.status(status).build((asked, out) -> {
            stream(answer.body(), out.getOutputStream());
            return null;
        });
        Answer seen = new Answer(status, headersOf(answer));
        request.getResponseConsumers().forEach(consumer -> consumer.accept(seen, response));
        return response;
    }

    private HttpResponse<InputStream> ask(Request request) {
        try {
            return http.send(asSent(request), BodyHandlers.ofInputStream());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the console is shutting down"));
        }
    }

    private static HttpRequest asSent(Request request) throws IOException {
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.getUri()).timeout(TO_ANSWER)
                .method(request.getMethod().name(), body(request));
        request.getHeaders().forEach((name, values) -> {
            if (!THE_CLIENTS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return sent.build();
    }

    /** Reads the whole body, whose size is limited, so that a request that breaks off half-way is never forwarded. */
    private static BodyPublisher body(Request request) throws IOException {
        byte[] body = request.getServerRequest().servletRequest().getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new BodyTooLargeException();
        }
        return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    private static HttpHeaders headersOf(HttpResponse<?> answer) {
        HttpHeaders headers = new HttpHeaders();
        answer.headers().map().forEach(headers::addAll);
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

    private record Answer(HttpStatusCode status, HttpHeaders headers) implements Response {

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
