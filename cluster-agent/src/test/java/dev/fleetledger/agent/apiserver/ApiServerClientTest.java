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

import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.KubernetesApi.DryRunResult;
import dev.fleetledger.contract.ContractJson;

/** Tests what the agent adds to fabric8's client, on sockets, because errors occur at that level. */
@Timeout(60)
class ApiServerClientTest {

    private static final String BUSY = "429 Too Many Requests\r\nRetry-After: 1";
    private static final String DAEMON_SET =
            "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"namespace\":\"n\",\"name\":\"d\"},\"spec\":{}}";
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);

    @Test
    void waitsForRetryAfterOfBusyApiServer() throws IOException {
        List<Long> times = new CopyOnWriteArrayList<>();
        try (var server = new FakeServer((line, out) -> {
            times.add(System.nanoTime());
            FakeServer.respond(out, times.size() == 1 ? BUSY : "200 OK", "{\"a\":1}");
        })) {
            var response = new KubernetesApi(server.client(LONG_TIMEOUT)).read("version");

            assertThat(response.path("a").asInt()).isEqualTo(1);
            assertThat(times.get(1) - times.get(0)).isGreaterThan(Duration.ofMillis(990).toNanos());
        }
    }

    @Test
    void appliesRetryAfterToAllCalls() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "429 Too Many Requests\r\nRetry-After: 30", "{}"))) {
            var client = server.client(Duration.ofSeconds(5));
            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> new KubernetesApi(client).read("first"));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> new KubernetesApi(client).read("second"))
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
            var api = new KubernetesApi(server.client(Duration.ofMillis(300)));

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
            var api = new KubernetesApi(server.client(LONG_TIMEOUT));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.read("version"))
                    .satisfies(failure -> assertThat(failure.status()).isZero()).withMessageContaining("exceeds 8388608 bytes");
        }
    }

    @Test
    void collectsLongWarningOnSmallStack() throws Exception {
        String warning = "would violate PodSecurity \\\"restricted:latest\\\": " + "a container must set ".repeat(200);
        List<String> warnings = new CopyOnWriteArrayList<>();

        Thread thread = new Thread(null, () -> warnings.add(WarningCollector.text("299 - \"" + warning + "\"")), "small", 160 * 1024);
        thread.start();
        thread.join();

        assertThat(warnings).containsExactly(warning.replace("\\", ""));
    }

    @Test
    void returnsWarningsOfDryRun() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK\r\nWarning: 299 - \"too new\"", DAEMON_SET))) {
            DryRunResult result = new KubernetesApi(server.client(LONG_TIMEOUT)).dryRun(ContractJson.MAPPER.readTree(DAEMON_SET), false);

            assertThat(result.warnings()).containsExactly("too new");
            assertThat(server.requests().getFirst()).contains("dryRun=All");
        }
    }

    @Test
    void sendsAndReadsObjectWithoutLoss() throws IOException {
        String odd = DAEMON_SET.replace("{}", "{\"later\":[0.10,12345678901234567890,null,{\"x\":\"\"}],\"empty\":{}}");
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", odd))) {
            LiveObject live = new KubernetesApi(server.client(LONG_TIMEOUT)).apply(ContractJson.MAPPER.readTree(odd), ApplyMode.PLAIN);

            assertThat(live.object().path("spec")).isEqualTo(ContractJson.MAPPER.readTree(odd).path("spec"));
        }
    }

    @Test
    void doesNotTakeStrange404ForMissingObject() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "404 Not Found", "<html>nobody here</html>"))) {
            var api = new KubernetesApi(server.client(LONG_TIMEOUT));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.get(ObjectRef.daemonSet("n", "d")))
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(404)).withMessage("Answered with HTTP status 404: Not Found");
        }
    }

    @Test
    void tellsAnswerThatIsNoJson() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", "<html>please log in</html>"))) {
            var api = new KubernetesApi(server.client(LONG_TIMEOUT));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.read("version")).withMessage("The answer is not JSON");
        }
    }

    @Test
    void sendsRequestOnceThatTheServerFailsToExecute() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "500 Internal Server Error", "{}"))) {
            var api = new KubernetesApi(server.client(LONG_TIMEOUT));

            assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.read("version"));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void reusesConnectionForSequentialRequests() throws IOException {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", "{}"))) {
            var api = new KubernetesApi(server.client(LONG_TIMEOUT));

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
                var server = new FakeServer((line, out) -> FakeServer.respond(out, "302 Found\r\nLocation: " + other.address(), ""))) {
            assertThatExceptionOfType(ApiServerException.class).isThrownBy(
                    () -> new KubernetesApi(server.client(LONG_TIMEOUT)).read("version"));

            assertThat(other.requests()).isEmpty();
        }
    }
}
