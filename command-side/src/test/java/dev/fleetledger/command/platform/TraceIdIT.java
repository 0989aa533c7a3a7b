package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.http.RawClient;

@ExtendWith(OutputCaptureExtension.class)
class TraceIdIT {

    private final Caller alice = TestFleet.first().as("alice");

    /** Of these, the server itself rejects the first three, and Spring's firewall the fourth. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /api/v1/clusters/%00", "POST /api/v1/drafts/%zz", "POST /api/v1/workloads/a%2fb", "POST /api/v1//drafts",
        "POST /nowhere", "POST /api/v1/drafts/x:submit", "GET /api/v1/drafts", "POST /api/v1/registries", "POST /api/v1/grants"})
    void logsTraceIdOfAnswer(String requestLine, CapturedOutput log) throws Exception {
        try (var client = new RawClient(URI.create(alice.address()).getPort())) {
            String answer = client.sendHead(requestLine, "Authorization: Bearer " + alice.token(), "Connection: close", "Content-Length: 0")
                    .receiveAll();

            assertThat(log.getOut()).contains("trace " + traceIdOf(answer));
        }
    }

    private static String traceIdOf(String answer) {
        assertThat(answer).contains("\"traceId\":\"");
        return answer.replaceAll("(?s).*\"traceId\":\"([0-9a-f]{32})\".*", "$1");
    }
}
