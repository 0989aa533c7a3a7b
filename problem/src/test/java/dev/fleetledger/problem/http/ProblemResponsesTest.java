package dev.fleetledger.problem.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

class ProblemResponsesTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Problem PROBLEM = new Problem(409, "NameIsTaken", "There is one.", "Choose another.");

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/drafts");

    @Test
    void sendsProblemAsProblemJson() {
        ResponseEntity<byte[]> response = ProblemResponses.of(PROBLEM, request);

        assertThat(response.getStatusCode().value()).isEqualTo(409);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(response.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(response.getHeaders().headerNames()).doesNotContain(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);
    }

    @Test
    void ordersMembersWithExtensionsLast() {
        request.addHeader("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");

        assertThat(body(new Problem(409, "NameIsTaken", "There is one.", "Choose another.", Map.of("name", "a")))).isEqualTo(
                "{\"type\":\"urn:fleetledger:problem:NameIsTaken\",\"title\":\"Name is taken\",\"status\":409,"
                        + "\"detail\":\"There is one.\",\"instance\":\"/api/v1/drafts\",\"code\":\"NameIsTaken\","
                        + "\"remedy\":\"Choose another.\",\"traceId\":\"" + TRACE_ID + "\",\"violations\":[],\"name\":\"a\"}");
    }

    @Test
    void sendsEveryMemberOfViolation() {
        ProblemViolation violation = new ProblemViolation(null, "/name", "NameIsMissing", "It has no name.", "Send one.");

        assertThat(body(ProblemMapper.toProblem(RuleViolationException.ofValidation(List.of(violation))))).contains("\"violations\":[{"
                + "\"step\":null,\"pointer\":\"/name\",\"rule\":\"NameIsMissing\",\"message\":\"It has no name.\","
                + "\"remedy\":\"Send one.\"}]");
    }

    @Test
    void sendsVersionAsETag() {
        Problem problem = new Problem(412, "VersionIsStale", "It is at version 7.", "Read it again.", Map.of("version", 7L));

        assertThat(ProblemResponses.of(problem, request).getHeaders().getETag()).isEqualTo("\"7\"");
    }

    @Test
    void sendsRetryDelayAsRetryAfter() {
        Problem problem = new Problem(503, "NotNow", "It is busy.", "Ask again.", Map.of("retryAfter", 2L));

        assertThat(ProblemResponses.of(problem, request).getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    }

    @Test
    void returnsPathThatIsNoUri() {
        request.setRequestURI("/api/v1/a b|%zz\\");

        assertThat(json(body(PROBLEM)).path("instance").stringValue()).isEqualTo("/api/v1/a b|%zz\\");
    }

    @Test
    void keepsTraceIdOfStoredProblem() {
        Problem stored = new Problem(409, "NameIsTaken", "There is one.", "Choose another.", Map.of("traceId", TRACE_ID));

        assertThat(json(body(stored)).path("traceId").stringValue()).isEqualTo(TRACE_ID);
    }

    @Test
    void writesSameResponseOutsideOfControllers() throws IOException {
        Problem problem = new Problem(503, "NotNow", "It is busy.", "Ask again.", Map.of("retryAfter", 2L));
        MockHttpServletResponse response = new MockHttpServletResponse();

        ProblemResponses.write(problem, request, response);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        assertThat(response.getContentAsString(UTF_8)).isEqualTo(body(problem));
    }

    private String body(Problem problem) {
        return new String(ProblemResponses.of(problem, request).getBody(), UTF_8);
    }

    private static JsonNode json(String body) {
        return ContractJson.MAPPER.readTree(body);
    }
}
