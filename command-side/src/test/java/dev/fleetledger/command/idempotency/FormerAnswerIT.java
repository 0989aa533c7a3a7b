package dev.fleetledger.command.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.ContractJson;

/** Answers that version 0.1 stored, with status, content type, body and headers, are replayed for the rest of their 7 days. */
class FormerAnswerIT {

    private static final String SAVE = "insert into command.idempotency"
            + " (caller, key, fingerprint, status, type, body, version, position, location, secret) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String START = "{\"kind\":\"DaemonSet\"}";

    private final Caller alice = TestFleet.first().as("alice");
    private final String key = TestFleet.newKey();
    private final String draft = TestFleet.newKey();

    @Test
    void replaysResult() {
        String body = "{\"id\":\"" + draft + "\",\"version\":1,\"position\":\"17\"}";
        save("/api/v1/drafts", START, 201, "application/json", body, 1L, "17", "/api/v1/drafts/" + draft, false);

        Reply reply = alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        assertThat(reply.toString()).isEqualTo("201 " + body);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("Location")).isEqualTo("/api/v1/drafts/" + draft);
        assertThat(reply.etag()).isEqualTo("\"1\"");
        assertThat(reply.header("Fleetledger-Position")).isEqualTo("17");
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void replaysRefusal() {
        String path = "/api/v1/drafts/" + draft + ":submit";
        String body = """
                {"type":"urn:fleetledger:problem:VersionIsStale","title":"Version is stale","status":412,\
                "detail":"It is at version 4 by now.","instance":"%s","code":"VersionIsStale",\
                "remedy":"Read it again, look at what changed, and send the new ETag.",\
                "traceId":"0af7651916cd43dd8448eb211c80319c","version":4}""".formatted(path);
        save(path, "{}", 412, "application/problem+json", body, 4L, null, null, false);

        Reply reply = alice.post(path, "{}", "Idempotency-Key", key);

        assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(412);
        ObjectNode expected = (ObjectNode) ContractJson.MAPPER.readTree(body);
        expected.putArray("violations");
        assertThat(reply.json()).isEqualTo(expected);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.etag()).isEqualTo("\"4\"");
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void remembersThatCredentialWasShown() {
        save("/api/v1/drafts", START, 200, "text/yaml;charset=UTF-8", null, 1L, "17", null, true);

        assertThat(alice.post("/api/v1/drafts", START, "Idempotency-Key", key).text("code")).isEqualTo("ShownOnce");
    }

    private void save(String path, String requestBody, int status, String type, @Nullable String body, Long version,
            @Nullable String position, @Nullable String location, boolean secret) {
        TestFleet.database().update(SAVE, "sub-alice", key, fingerprint("POST " + path + "\n" + requestBody), status, type, body, version,
                position, location, secret);
    }

    private static String fingerprint(String request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
