package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class NotImplementedEndpointsIT {

    private final Caller alice = TestFleet.first().as("alice");

    @ParameterizedTest
    @ValueSource(strings = {
        "POST /workloads/x:adopt", "POST /registries", "PUT /registries/x", "DELETE /registries/x"})
    void answersNotImplementedForMissingEndpoints(String endpoint) {
        String[] parts = endpoint.split(" ");

        Reply reply = alice.send(parts[0], "/api/v1" + parts[1], "{}");

        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.text("code")).isEqualTo("NotImplemented");
    }

    @Test
    void requiresAuthenticationForMissingEndpoints() {
        assertThat(TestFleet.first().anonymous().post("/api/v1/registries", "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/drafts", "/api/v1/workloads/x", "/api/v1/clusters/x"})
    void pointsReadersToQuerySide(String path) {
        Reply reply = alice.send("GET", path, "");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.text("remedy")).contains("query-side");
    }

    @Test
    void answersUnknownMethodWithAllowedMethods() {
        Reply reply = alice.send("PATCH", "/api/v1/drafts", "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("POST");
    }

    @Test
    void answersUnknownPathWithProblem() {
        assertThat(alice.post("/api/v1/ponies", "{}").status()).isEqualTo(404);
        assertThat(alice.post("/api/v1/drafts/a;b:submit", "{}").text("code")).isEqualTo("RequestIsInvalid");
        assertThat(alice.post("/elsewhere", "{}").text("code")).isEqualTo("PathIsUnknown");
    }
}
