package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.ClusterEvent;

/** What all responses have in common: problems, waiting for a position, pages, versions. */
class ApiConventionsIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static UUID draft;

    @BeforeAll
    static void createFiveDrafts() {
        testFleet = new TestFleet(QUERY_SIDE, "interface");
        for (int i = 0; i < 5; i++) {
            draft = testFleet.createDraft("interface-alice", "name-" + i, "interface", List.of());
        }
        testFleet.get("interface-alice", "/api/v1/drafts/" + draft);
    }

    @Test
    void rejectsRequestWithoutToken() {
        HttpResponse<String> response = QUERY_SIDE.request("/api/v1/workloads");
        assertThat(response.statusCode()).isEqualTo(401);
        assertProblem(response, "NotSignedIn");
    }

    @Test
    void rejectsTokenForOtherAudience() {
        assertThat(QUERY_SIDE.request("/api/v1/workloads", "Authorization", "Bearer " + QUERY_SIDE.tokenForAudience("another"))
                .statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, 404, NotFound",
        "/api/v1/drafts/no-id, 404, NotFound",
        "/api/v1/drafts/00000000-0000-7000-8000-000000000000, 404, NotFound",
        "/api/v1/workloads?status=Fine, 400, FilterIsInvalid",
        "/api/v1/workloads?limit=201, 400, FilterIsInvalid",
        "/api/v1/workloads?cursor=!, 400, CursorIsInvalid",
        "/api/v1/workloads?cursor=YQ, 400, CursorIsInvalid",
        "/api/v1/drafts?cursor=YQ, 400, CursorIsInvalid",
        "/api/v1/drafts?state=lost, 400, FilterIsInvalid",
        "/api/v1/audit?from=yesterday, 400, FilterIsInvalid",
        "/api/v1/audit?workload=x, 400, FilterIsInvalid",
        "/api/v1/audit?from=-999999999-01-01T00:00:00Z, 400, FilterIsInvalid",
        "/api/v1/audit?to=%2B999999999-01-01T00:00:00Z, 400, FilterIsInvalid",
        "/api/v1/audit?text=%00, 400, FilterIsInvalid",
        "/api/v1/audit?actor=%00, 400, FilterIsInvalid",
        "/api/v1/workloads?name=a%00, 400, FilterIsInvalid",
        "/api/v1/people?text=%00, 400, FilterIsInvalid",
        "/api/v1/people, 400, ParameterIsMissing",
        "/api/v1/workloads?limit=1&nmae=x, 400, ParameterIsUnknown",
        "/api/v1/workloads/00000000-0000-7000-8000-000000000000?%00=x, 400, RequestIsInvalid",
        "/api/v1/hub?limit=1, 400, ParameterIsUnknown",
        "/api/v1/audit?at=2026-01-01T00:00:00Z, 400, ParameterIsUnknown",
        "/api/v1/clusters?label=, 400, FilterIsInvalid",
        "/api/v1/clusters/%00, 400, RequestIsInvalid",
        "/api/v1/workloads/a%2fb, 400, RequestIsInvalid",
        "/api/v1//workloads, 400, RequestIsInvalid",
        "/api/v1/workloads;x=1, 400, RequestIsInvalid",
        "/api/v1/audit/verify, 501, NotImplemented",
        "/api/v1/diff, 400, ParameterIsMissing",
        "/api/v1/diff?from=yesterday, 400, FilterIsInvalid",
        "/api/v1/diff?from=1&cursor=YQ, 400, CursorIsInvalid",
        "/api/v1/clusters/x/diff?from=1, 404, NotFound",
        "/api/v1/registries/x/images/y/tags, 501, NotImplemented",
        "/api/v1/images:resolve, 501, NotImplemented"})
    void returnsProblemWithRemedy(String path, int status, String code) {
        HttpResponse<String> response = QUERY_SIDE.requestAs("interface-alice", path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertProblem(response, code);
    }

    @Test
    void namesNearestParameterForUnknownOne() {
        HttpResponse<String> response = QUERY_SIDE.requestAs("interface-alice", "/api/v1/workloads?limit=1&nmae=x");
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/detail").stringValue()).contains("'nmae'");
        assertThat(problem.at("/remedy").stringValue()).isEqualTo("Write 'name'."
                + " This path has the query parameters at, cluster, cursor, label, limit, name, namespace, sort, status.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "nonsense"})
    void ignoresContentTypeOfReads(String contentType) {
        assertThat(QUERY_SIDE.requestAs("interface-alice", "/api/v1/drafts?limit=1", "Content-Type", contentType).statusCode())
                .isEqualTo(200);
    }

    @Test
    void acceptsCommaInLabelFilter() {
        String cluster = "interface-comma";
        testFleet.position = QUERY_SIDE.ledger.append("interface-admin", "cluster.register",
                new ClusterEvent.Registered(cluster, null, Map.of("a", "1", "b", "2")));
        assertThat(testFleet.get("interface-admin", "/api/v1/clusters?label=a=1&label=b=2").at("/total").intValue()).isEqualTo(1);
        assertThat(testFleet.get("interface-admin", "/api/v1/clusters?label=a,b").at("/total").intValue()).isZero();
    }

    @Test
    void rejectsPostAsMethodNotAllowed() {
        URI uri = URI.create(QUERY_SIDE.request("/api/v1/drafts").uri().toString());
        HttpResponse<String> response = QUERY_SIDE.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer "
                + QUERY_SIDE.token("interface-alice"))
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build());
        assertThat(response.statusCode()).isEqualTo(405);
        assertProblem(response, "MethodNotAllowed");
    }

    @Test
    void rejectsOtherMediaTypeAsNotAcceptable() {
        HttpResponse<String> response = QUERY_SIDE.requestAs("interface-alice", "/api/v1/drafts", "Accept", "text/html");
        assertThat(response.statusCode()).isEqualTo(406);
        assertProblem(response, "NotAcceptable");
    }

    @ParameterizedTest
    @CsvSource({"*/*, text/yaml", "text/yaml, text/yaml", "application/yaml, application/yaml",
        "'application/json, application/yaml;q=0.9, text/yaml;q=0.1', application/yaml"})
    void returnsManifestAsTheYamlThatIsAccepted(String accept, String contentType) {
        HttpResponse<String> response =
                QUERY_SIDE.requestAs("interface-alice", "/api/v1/drafts/" + draft + "/manifest", "Accept", accept);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(contentType + ";charset=UTF-8");
        assertThat(response.body()).contains("kind: DaemonSet");
    }

    @Test
    void returnsSameHeadersForHeadWithoutBody() {
        URI uri = URI.create(QUERY_SIDE.request("/api/v1/drafts/" + draft).uri().toString());
        HttpResponse<String> response = QUERY_SIDE.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer "
                + QUERY_SIDE.token("interface-alice"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag"))
                .isEqualTo(QUERY_SIDE.requestAs("interface-alice", "/api/v1/drafts/" + draft).headers().firstValue("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).matches("\"\\d+\""));
        assertThat(response.body()).isEmpty();
    }

    @Test
    void rejectsPositionNotReachedInTime() {
        HttpResponse<String> response = QUERY_SIDE.requestAs("interface-alice", "/api/v1/drafts", "Fleetledger-Min-Position", "999999999");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertProblem(response, "ReadModelIsBehind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5"})
    void rejectsMalformedPosition(String position) {
        assertThat(QUERY_SIDE.requestAs("interface-alice", "/api/v1/drafts", "Fleetledger-Min-Position", position).statusCode())
                .isEqualTo(400);
    }

    @Test
    void readsOwnWrites() {
        for (int i = 0; i < 20; i++) {
            testFleet.saveStep("interface-alice", draft, "basics", "{\"name\":\"name-4\",\"description\":\"" + i + "\"}");
            assertThat(testFleet.get("interface-alice", "/api/v1/drafts/" + draft).at("/steps/basics/document/description").stringValue())
                    .isEqualTo(Integer.toString(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/drafts?owner=me", "/api/v1/audit?actor=me"})
    void returnsEachItemOnceWithSameTotalAcrossPages(String path) {
        JsonNode whole = testFleet.get("interface-alice", path + "&limit=200");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = testFleet.get("interface-alice", path + "&limit=2" + cursor);
            assertThat(page.at("/total")).isEqualTo(whole.at("/total"));
            page.at("/items").forEach(item -> seen.add(item.at("/position").stringValue()));
            cursor = page.at("/next").isNull() ? "" : "&cursor=" + page.at("/next").stringValue();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(whole.at("/total").intValue());
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    @Test
    void reportsReadinessAndLag() {
        URI uri = URI.create("http://localhost:" + QUERY_SIDE.managementPort() + "/actuator/health/readiness");
        assertThat(QUERY_SIDE.send(HttpRequest.newBuilder(uri).build()).statusCode()).isEqualTo(200);
        String metrics = QUERY_SIDE.send(HttpRequest.newBuilder(uri.resolve("/actuator/prometheus")).build()).body();
        assertThat(metrics).contains("fleetledger_views_lag_positions", "fleetledger_views_lag_seconds",
                "fleetledger_reports_folded_total");
    }

    private static void assertProblem(HttpResponse<String> response, String code) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo(code);
        assertThat(problem.at("/remedy").stringValue()).isNotBlank();
        assertThat(problem.at("/traceId").stringValue()).matches("[0-9a-f]{32}");
    }
}
