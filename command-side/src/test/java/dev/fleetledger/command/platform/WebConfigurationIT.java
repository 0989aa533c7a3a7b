package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class WebConfigurationIT {

    private static final String START = "{\"kind\":\"DaemonSet\"}";

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void refusesQueryParameters() {
        long head = TestFleet.head();

        Reply reply = alice.post("/api/v1/drafts?reason=x", START);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("ParameterIsUnknown");
        assertThat(reply.text("detail")).contains("'reason'");
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void readsBodyOfFormAsJsonDespiteQuery() {
        assertThat(alice.post("/api/v1/drafts?", START, "Content-Type", "application/x-www-form-urlencoded").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/3"})
    void refusesIfMatchWithoutQuotes(String version) {
        Reply started = alice.post("/api/v1/drafts", START);

        Reply reply = alice.post("/api/v1/drafts/" + started.text("id") + ":discard", "{}", "If-Match", version);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("IfMatchIsInvalid");
    }

    @Test
    void reportsReadersMethodBeforeTheirParameters() {
        assertThat(alice.send("GET", "/api/v1/drafts?owner=me", "").status()).isEqualTo(405);
    }
}
