package dev.fleetledger.console.route;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.fleetledger.console.FakeIssuer;
import dev.fleetledger.console.FakeService;
import dev.fleetledger.parts.http.RawClient;

/** Clients that stop in the middle of a request. Each test receives an answer although its client sends nothing more. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"fleetledger.limits.arrival=2s",
        "fleetledger.limits.bytes-in-flight=64KB", "fleetledger.limits.requests-at-once=2"})
@ExtendWith(OutputCaptureExtension.class)
class RequestBodyTest {

    private static final FakeService SERVICE = new FakeService("both");
    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final String TWENTY_KB = "x".repeat(20_000);

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("FLEETLEDGER_QUERY_URL", SERVICE::url);
        registry.add("FLEETLEDGER_COMMAND_URL", SERVICE::url);
        registry.add("FLEETLEDGER_ISSUER", ISSUER::url);
        registry.add("FLEETLEDGER_CONSOLE_SECRET", () -> "a-secret");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        ISSUER.close();
    }

    @BeforeEach
    void clearRequests() {
        SERVICE.clear();
    }

    static Stream<String> invalidTokens() {
        return Stream.of("Bearer mine", "Basic YTpi", "Bearer " + ISSUER.token("alice", "another-audience"),
                "Bearer " + ISSUER.token("alice") + "x");
    }

    @ParameterizedTest
    @MethodSource("invalidTokens")
    void rejectsInvalidTokenBeforeBody(String authorization) throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead("POST /api/v1/drafts", "Authorization: " + authorization, "Content-Length: 1000000");

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 401").contains("\"code\":\"NotSignedIn\"");
        }
        assertThat(SERVICE.begun).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formPaths")
    void answersFormOfNobodyBeforeBody(String requestLine) throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead(requestLine, "Content-Type: application/x-www-form-urlencoded", "Content-Length: 1000000");

            assertThat(client.receiveStatusLine()).matches("HTTP/1.1 [34].*");
        }
    }

    static Stream<String> formPaths() {
        return Stream.of("POST /login/oauth2/code/fleetledger", "POST /oauth2/authorization/elsewhere", "PUT /", "POST /logout",
                "POST /session/signout", "PUT /api/v1/drafts", "POST /error");
    }

    @Test
    void rejectsDeclaredLengthBeforeBody() throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead("POST /api/v1/drafts", bearer("alice"), "Content-Length: 1048577");

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 413").contains("\"code\":\"BodyIsTooLarge\"");
        }
    }

    @Test
    void endsChunkedBodyAtItsLimit() throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead("POST /api/v1/drafts", bearer("alice"), "Transfer-Encoding: chunked");
            client.send("100001\r\n" + "x".repeat(0x100001));

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 413").contains("\"code\":\"BodyIsTooLarge\"");
        }
        assertThat(SERVICE.brokenOff.poll(10, SECONDS)).isEqualTo("/api/v1/drafts");
        assertThat(SERVICE.requests).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void answersIncompleteBodyAfterDeadline(String beginning) throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead("POST /api/v1/drafts", bearer("alice"), "Content-Length: 1000000").send(beginning);

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 408").containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"RequestIsIncomplete\"").contains("\"traceId\"");
        }
        assertThat(SERVICE.requests).isEmpty();
    }

    static Stream<String> beginnings() {
        return Stream.of("", "{", TWENTY_KB);
    }

    @Test
    void closesConnectionWithIncompleteHeadAfterDeadline() throws Exception {
        try (var client = new RawClient(port)) {
            client.send("GET / HTTP/1.1\r\nHost: local");

            assertThat(client.receiveAll()).doesNotStartWith("HTTP/1.1 200");
        }
    }

    @Test
    void streamsLargeBodyToService() throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead("POST /api/v1/drafts", bearer("alice"), "Content-Length: 40000", "Connection: close").send(TWENTY_KB);
            assertThat(SERVICE.begun.poll(10, SECONDS)).isEqualTo("/api/v1/drafts");
            client.send(TWENTY_KB);

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 200");
        }
        assertThat(SERVICE.requests.poll().body()).isEqualTo(TWENTY_KB + TWENTY_KB);
    }

    @Test
    void breaksOffForServiceWhenClientDoes() throws Exception {
        try (var client = new RawClient(port)) {
            client.sendHead("POST /api/v1/drafts", bearer("alice"), "Content-Length: 40000").send(TWENTY_KB);
            assertThat(SERVICE.begun.poll(10, SECONDS)).isNotNull();
        }

        assertThat(SERVICE.brokenOff.poll(10, SECONDS)).isEqualTo("/api/v1/drafts");
        assertThat(SERVICE.requests).isEmpty();
    }

    @Test
    void refusesBodiesBeyondBytesInFlight() throws Exception {
        try (var stalling = stallInBody("alice"); var other = new RawClient(port); var reader = new RawClient(port)) {
            other.sendHead("POST /api/v1/drafts", bearer("bob"), "Content-Length: 2").send("{}");
            reader.sendHead("GET /api/v1/workloads", bearer("bob"));

            assertThat(other.receiveAll()).startsWith("HTTP/1.1 503").contains("Retry-After: 2").contains("\"code\":\"TooManyBodies\"");
            assertThat(reader.receiveStatusLine()).startsWith("HTTP/1.1 200");
            assertThat(stalling.receiveStatusLine()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void refusesRequestsOfPersonWithTooManyAtOnce() throws Exception {
        try (var one = openStream("alice"); var two = openStream("alice"); var three = new RawClient(port);
                var other = new RawClient(port)) {
            three.sendHead("GET /api/v1/workloads", bearer("alice"));
            other.sendHead("GET /api/v1/workloads", bearer("bob"));

            assertThat(three.receiveStatusLine()).startsWith("HTTP/1.1 429");
            assertThat(other.receiveStatusLine()).startsWith("HTTP/1.1 200");
        }
        assertThat(SERVICE.endsAbandonedStreams()).isTrue();
    }

    @Test
    void logsTraceIdOfAnswer(CapturedOutput log) throws Exception {
        try (var client = new RawClient(port)) {
            String answer = client.sendHead("GET /api/v1/workloads", "Connection: close").receiveAll();

            String traceId = answer.replaceAll("(?s).*\"traceId\":\"([0-9a-f]{32})\".*", "$1");
            assertThat(log.getOut()).contains("GET /api/v1/workloads is answered 401 NotSignedIn, trace " + traceId);
        }
    }

    private RawClient stallInBody(String person) throws Exception {
        RawClient client = new RawClient(port);
        client.sendHead("POST /api/v1/drafts", bearer(person), "Content-Length: 40000").send(TWENTY_KB);
        assertThat(SERVICE.begun.poll(10, SECONDS)).isNotNull();
        return client;
    }

    private RawClient openStream(String person) throws Exception {
        RawClient client = new RawClient(port);
        client.sendHead("GET /api/v1/changes", bearer(person));
        assertThat(SERVICE.begun.poll(10, SECONDS)).isNotNull();
        return client;
    }

    private static String bearer(String person) {
        return "Authorization: Bearer " + ISSUER.token(person);
    }
}
