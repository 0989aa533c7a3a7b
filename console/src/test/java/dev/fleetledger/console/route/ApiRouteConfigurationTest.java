package dev.fleetledger.console.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

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

import dev.fleetledger.console.FakeIssuer;
import dev.fleetledger.console.FakeService;
import dev.fleetledger.parts.http.RawClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiRouteConfigurationTest {

    private static final FakeService QUERY = new FakeService("query");
    private static final FakeService COMMAND = new FakeService("command");
    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final String TOKEN = ISSUER.token("alice");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("FLEETLEDGER_QUERY_URL", QUERY::url);
        registry.add("FLEETLEDGER_COMMAND_URL", COMMAND::url);
        registry.add("FLEETLEDGER_ISSUER", ISSUER::url);
        registry.add("FLEETLEDGER_CONSOLE_SECRET", () -> "a-secret");
    }

    @AfterAll
    static void stop() {
        QUERY.close();
        COMMAND.close();
        ISSUER.close();
    }

    @BeforeEach
    void clearRequests() {
        QUERY.requests.clear();
        COMMAND.requests.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void routesReadsToQuerySide(String method) throws Exception {
        send(requestTo("/api/v1/workloads").method(method, BodyPublishers.noBody()));

        assertThat(QUERY.requests.poll()).extracting(FakeService.ReceivedRequest::method).isEqualTo(method);
        assertThat(COMMAND.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void routesOtherMethodsToCommandSide(String method) throws Exception {
        send(requestTo("/api/v1/drafts").method(method, BodyPublishers.ofString("{\"kind\":\"DaemonSet\"}")));

        FakeService.ReceivedRequest receivedRequest = COMMAND.requests.poll();
        assertThat(receivedRequest.method()).isEqualTo(method);
        assertThat(receivedRequest.body()).isEqualTo("{\"kind\":\"DaemonSet\"}");
        assertThat(QUERY.requests).isEmpty();
    }

    @Test
    void passesBearerTokenAndApiHeaders() throws Exception {
        var response = send(requestTo("/api/v1/drafts/1:submit").header("If-Match", "\"6\"").header("Idempotency-Key", "k")
                .header("Fleetledger-Reason", "r%C3%A9").header("traceparent", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01")
                .POST(BodyPublishers.ofString("{}")));

        FakeService.ReceivedRequest receivedRequest = COMMAND.requests.poll();
        assertThat(receivedRequest.header("Authorization")).containsExactly("Bearer " + TOKEN);
        assertThat(receivedRequest.header("If-match")).containsExactly("\"6\"");
        assertThat(receivedRequest.header("Idempotency-key")).containsExactly("k");
        assertThat(receivedRequest.header("Fleetledger-reason")).containsExactly("r%C3%A9");
        assertThat(receivedRequest.header("Traceparent")).hasSize(1);
        assertThat(response.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(response.headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void removesCookieAndSetsRealClientAddress() throws Exception {
        send(requestTo("/api/v1/me").header("Cookie", "fleetledger-console=x").header("X-Forwarded-For", "10.9.8.7"));

        FakeService.ReceivedRequest receivedRequest = QUERY.requests.poll();
        assertThat(receivedRequest.header("Cookie")).isEmpty();
        assertThat(receivedRequest.header("X-forwarded-for")).containsExactly("127.0.0.1");
    }

    @Test
    void passesEncodedQueryUnchanged() throws Exception {
        send(requestTo("/api/v1/images:resolve?image=a%2Fb%3Ac&text=%C3%A9%20%2B"));

        assertThat(QUERY.requests.poll().uri()).isEqualTo("/api/v1/images:resolve?image=a%2Fb%3Ac&text=%C3%A9%20%2B");
    }

    @Test
    void returnsRedirectToCaller() throws Exception {
        var response = send(requestTo("/api/v1/moved"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/elsewhere");
        assertThat(QUERY.requests).isEmpty();
    }

    @Test
    void passesLiveStreamEventByEvent() throws Exception {
        QUERY.nextEvent.release();
        var response = http.send(requestTo("/api/v1/changes").build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(response.body()))) {
            assertThat(lines.readLine()).isEqualTo("id: 1");
            QUERY.nextEvent.release();
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("id: 2");
        }
        QUERY.endsAbandonedStreams();
    }

    @Test
    void closesUpstreamWhenClientAbandonsStream() throws Exception {
        QUERY.nextEvent.release();
        var response = http.send(requestTo("/api/v1/changes").build(), BodyHandlers.ofInputStream());
        response.body().read();
        response.body().close();

        assertThat(QUERY.endsAbandonedStreams()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/clusters/%00", "/api/v1/workloads/a%2fb", "/api/v1//drafts", "/api/v1/drafts;x=1", "/%zz"})
    void answersAmbiguousPathWithProblem(String path) throws Exception {
        try (var client = new RawClient(port)) {
            String response = client.sendHead("GET " + path, "Connection: close", "Authorization: Bearer " + TOKEN).receiveAll();

            assertThat(response).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"RequestIsInvalid\"").contains("\"traceId\"");
        }
    }

    private HttpRequest.Builder requestTo(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
