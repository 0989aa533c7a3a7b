package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.fleetledger.parts.http.RawClient;

@ExtendWith(OutputCaptureExtension.class)
class TraceIdIT {

    private final TestQuerySide querySide = TestQuerySide.shared();

    /** Of these, the server itself rejects the first three, and Spring's firewall the fourth. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/clusters/%00", "GET /api/v1/drafts/%zz", "GET /api/v1/workloads/a%2fb", "GET /api/v1//drafts",
        "GET /nowhere", "GET /api/v1/drafts/x", "POST /api/v1/drafts", "GET /api/v1/registries", "GET /api/v1/workloads?nmae=x"})
    void logsTraceIdOfAnswer(String requestLine, CapturedOutput log) throws Exception {
        try (var client = new RawClient(querySide.port())) {
            String answer = client.sendHead(requestLine, "Authorization: Bearer " + querySide.token("alice"), "Connection: close")
                    .receiveAll();

            assertThat(log.getOut()).contains("trace " + traceIdOf(answer));
        }
    }

    private static String traceIdOf(String answer) {
        assertThat(answer).contains("\"traceId\":\"");
        return answer.replaceAll("(?s).*\"traceId\":\"([0-9a-f]{32})\".*", "$1");
    }
}
