package dev.fleetledger.agent.apiserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the behaviour otherwise provided by a client library, on sockets, because errors occur at that level. */
@Timeout(60)
class ApiRequestsTest {

    private static final String BUSY = "429 Too Many Requests\r\nRetry-After: 1";
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);

    @Test
    void waitsForRetryAfterOfBusyApiServer() throws IOException {
        List<Long> times = new CopyOnWriteArrayList<>();
        try (var server = new FakeServer((line, out) -> {
            times.add(System.nanoTime());
            FakeServer.respond(out, times.size() == 1 ? BUSY : "200 OK", "{\"a\":1}");
        })) {
            var response = new KubernetesApi(new ApiRequests(server.connection(), LONG_TIMEOUT)).read("version");

            assertThat(response.path("a").asInt()).isEqualTo(1);
            assertThat(times.get(1) - times.get(0)).isGreaterThan(Duration.ofMillis(990).toNanos());
        }
    }

    @Test
    void appliesRetryAfterToAllRequests() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "429 Too Many Requests\r\nRetry-After: 30", "{}"))) {
            var apiRequests = new ApiRequests(server.connection(), Duration.ofSeconds(5));
            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> new KubernetesApi(apiRequests).read("first"));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> new KubernetesApi(apiRequests).read("second"))
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(429));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void timesOutOnResponseThatNeverEnds() throws IOException {
        try (var server = new FakeServer((line, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{".getBytes(US_ASCII));
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
        })) {
            var api = new KubernetesApi(new ApiRequests(server.connection(), Duration.ofMillis(300)));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.read("version"))
                    .satisfies(failure -> assertThat(failure.status()).isZero()).withMessage("No answer within 300 ms");
        }
    }

    @Test
    void limitsSizeOfResponseWithoutLength() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
        try (var server = new FakeServer((line, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
            while (true) {
                out.write(chunk);
            }
        })) {
            var api = new KubernetesApi(new ApiRequests(server.connection(), LONG_TIMEOUT));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.read("version"))
                    .satisfies(failure -> assertThat(failure.status()).isZero()).withMessageContaining("capacity");
        }
    }

    @Test
    void readsLongWarningOnSmallStack() throws Exception {
        String warning = "would violate PodSecurity \\\"restricted:latest\\\": " + "a container must set ".repeat(200);
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK\r\nWarning: 299 - \"" + warning + "\"", "{}"))) {
            var apiRequests = new ApiRequests(server.connection(), LONG_TIMEOUT);
            List<String> warnings = new CopyOnWriteArrayList<>();

            Thread thread = new Thread(null, () -> warnings.addAll(apiRequests.sendForResponse("GET", "x", "application/json", null, null)
                    .warnings()), "small",
                    160 * 1024);
            thread.start();
            thread.join();

            assertThat(warnings).containsExactly(warning.replace("\\", ""));
        }
    }

    @Test
    void reusesConnectionForSequentialRequests() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", "{}"))) {
            var api = new KubernetesApi(new ApiRequests(server.connection(), LONG_TIMEOUT));

            api.read("first");
            api.read("second");
            api.read("third");

            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotFollowRedirectToOtherHost() throws IOException {
        try (var other = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", "{}"));
                var server = new FakeServer((line, out) -> FakeServer.respond(out, "302 Found\r\nLocation: " + other.connection()
                        .requestTo("x").build().uri(), ""))) {
            assertThatExceptionOfType(ApiServerException.class).isThrownBy(
                    () -> new KubernetesApi(new ApiRequests(server.connection(), LONG_TIMEOUT)).read("version"));

            assertThat(other.requests()).isEmpty();
        }
    }
}
