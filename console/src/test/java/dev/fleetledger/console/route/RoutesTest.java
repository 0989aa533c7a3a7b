package dev.fleetledger.console.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.fleetledger.console.Side;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RoutesTest {

    private static final Side QUERY = new Side("query");
    private static final Side COMMAND = new Side("command");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("FLEETLEDGER_QUERY_URL", QUERY::url);
        registry.add("FLEETLEDGER_COMMAND_URL", COMMAND::url);
        registry.add("FLEETLEDGER_CONSOLE_SECRET", () -> "a-secret");
    }

    @AfterAll
    static void stop() {
        QUERY.close();
        COMMAND.close();
    }

    @BeforeEach
    void forget() {
        QUERY.asked.clear();
        COMMAND.asked.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void routesReadsToQuerySide(String method) throws Exception {
        send(to("/api/v1/workloads").method(method, BodyPublishers.noBody()));

        assertThat(QUERY.asked.poll()).extracting(Side.Asked::method).isEqualTo(method);
        assertThat(COMMAND.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void routesOtherMethodsToCommandSide(String method) throws Exception {
        send(to("/api/v1/drafts").method(method, BodyPublishers.ofString("{\"kind\":\"DaemonSet\"}")));

        Side.Asked asked = COMMAND.asked.poll();
        assertThat(asked.method()).isEqualTo(method);
        assertThat(asked.body()).isEqualTo("{\"kind\":\"DaemonSet\"}");
        assertThat(QUERY.asked).isEmpty();
    }

    @Test
    void passesBearerTokenAndApiHeaders() throws Exception {
        var answer = send(to("/api/v1/drafts/1:submit").header("If-Match", "\"6\"").header("Idempotency-Key", "k")
                .header("Fleetledger-Reason", "r%C3%A9").header("traceparent", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01")
                .POST(BodyPublishers.ofString("{}")));

        Side.Asked asked = COMMAND.asked.poll();
        assertThat(asked.header("Authorization")).containsExactly("Bearer mine");
        assertThat(asked.header("If-match")).containsExactly("\"6\"");
        assertThat(asked.header("Idempotency-key")).containsExactly("k");
        assertThat(asked.header("Fleetledger-reason")).containsExactly("r%C3%A9");
        assertThat(asked.header("Traceparent")).hasSize(1);
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void removesCookieAndSetsRealClientAddress() throws Exception {
        send(to("/api/v1/me").header("Cookie", "fleetledger-console=x").header("X-Forwarded-For", "10.9.8.7"));

        Side.Asked asked = QUERY.asked.poll();
        assertThat(asked.header("Cookie")).isEmpty();
        assertThat(asked.header("X-forwarded-for")).containsExactly("127.0.0.1");
    }

    @Test
    void passesEncodedQueryUnchanged() throws Exception {
        send(to("/api/v1/images:resolve?image=a%2Fb%3Ac&text=%C3%A9%20%2B"));

        assertThat(QUERY.asked.poll().uri()).isEqualTo("/api/v1/images:resolve?image=a%2Fb%3Ac&text=%C3%A9%20%2B");
    }

    @Test
    void returnsRedirectToCaller() throws Exception {
        var answer = send(to("/api/v1/moved"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/elsewhere");
        assertThat(QUERY.asked).isEmpty();
    }

    @Test
    void passesLiveStreamEventByEvent() throws Exception {
        QUERY.nextEvent.release();
        var answer = http.send(to("/api/v1/changes").build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body()))) {
            assertThat(lines.readLine()).isEqualTo("id: 1");
            QUERY.nextEvent.release();
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("id: 2");
        }
    }

    @Test
    void closesUpstreamWhenClientAbandonsStream() throws Exception {
        QUERY.nextEvent.release();
        var answer = http.send(to("/api/v1/changes").build(), BodyHandlers.ofInputStream());
        answer.body().read();
        answer.body().close();

        boolean ended = false;
        for (int more = 0; more < 100 && !ended; more++) {
            QUERY.nextEvent.release();
            ended = QUERY.abandoned.await(50, TimeUnit.MILLISECONDS);
        }
        assertThat(ended).isTrue();
    }

    @Test
    void rejectsOversizedBodyBeforeForwarding() throws Exception {
        var answer = send(to("/api/v1/drafts").POST(BodyPublishers.ofByteArray(new byte[StreamingProxyExchange.MOST_BYTES + 1])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
        assertThat(COMMAND.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/clusters/%00", "/api/v1/workloads/a%2fb", "/api/v1//drafts", "/api/v1/drafts;x=1", "/%zz"})
    void answersAmbiguousPathWithProblem(String path) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            String asked = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer mine\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"RequestIsInvalid\"").contains("\"traceId\"");
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer mine");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
