package dev.fleetledger.command.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.TestFleet;

class TomcatErrorConfigurationIT {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/clusters/%00", "/api/v1/workloads/a%2fb", "/api/v1//drafts", "/api/v1/drafts;x=1",
            "/api/v1/drafts/%zz", "/api/v1/drafts?%zz", "/api/v1/drafts?x=%zz"})
    void answersInvalidTargetWithProblem(String path) throws IOException {
        String response = sendRaw(TestFleet.first().as("alice"), path, "");

        assertThat(response).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\"").contains("\"remedy\"").contains("\"traceId\"");
    }

    /** U+0085 is a control character. */
    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "If-Match", "Idempotency-Key", "User-Agent", "X-Forwarded-For"})
    void answersControlCharacterInHeaderWithProblem(String header) throws IOException {
        String response = sendRaw(TestFleet.first().as("alice"), "/api/v1/drafts/x:submit", header + ": 1\u0085\r\n");

        assertThat(response).startsWith("HTTP/1.1 400").contains("RequestIsInvalid");
    }

    /** The JDK's HTTP client doesn't send such requests. */
    private static String sendRaw(Caller caller, String path, String header) throws IOException {
        URI address = URI.create(caller.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\nContent-Length: 0\r\n"
                    + "Authorization: Bearer " + caller.token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
