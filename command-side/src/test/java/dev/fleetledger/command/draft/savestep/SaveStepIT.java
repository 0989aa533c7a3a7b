package dev.fleetledger.command.draft.savestep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class SaveStepIT {

    private static final String BASICS = "{\"name\":\"node-exporter\",\"namespace\":\"default\"}";

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply draft = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
    private final String basics = "/api/v1/drafts/" + draft.text("id") + "/steps/basics";

    @Test
    void concurrentEditorGetsConflictInsteadOfLostUpdate() {
        alice.put(basics, BASICS, "If-Match", draft.etag());

        Reply second = alice.put(basics, "{\"name\":\"other-name\"}", "If-Match", draft.etag());

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().path("version").asLong()).isEqualTo(2);
        assertThat(second.etag()).isEqualTo("\"2\"");
    }

    @Test
    void requiresIfMatchToSave() {
        assertThat(alice.put(basics, BASICS).status()).isEqualTo(428);
    }

    @Test
    void savingEqualDocumentKeepsVersionAndPosition() {
        Reply first = alice.put(basics, BASICS, "If-Match", draft.etag());
        long head = TestFleet.head();

        Reply same = alice.put(basics, "{\"namespace\":\"default\", \"name\":\"node-exporter\"}", "If-Match", first.etag());

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(first.etag());
        assertThat(same.text("position")).isEqualTo(first.text("position"));
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void savesAndReportsDocumentWithViolations() {
        Reply saved = alice.put(basics, "{\"name\":\"No Name\"}", "If-Match", draft.etag());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text("state")).isEqualTo("incomplete");
        assertThat(saved.pointers()).containsOnly("/name");
        assertThat(saved.json().path("violations").path(0).propertyNames()).contains("step", "pointer", "rule", "message", "remedy");
    }

    @Test
    void rejectsMalformedDocumentWithPointers() {
        Reply refused = alice.put(basics, "{\"name\":7,\"nmae\":\"x\"}", "If-Match", draft.etag());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/name", "/nmae");
    }

    @Test
    void concurrentSavesOnTwoInstancesAcceptOne() {
        var replies = ConcurrentCalls.run(
                () -> TestFleet.first().as("alice").put(basics, "{\"name\":\"from-one\"}", "If-Match", draft.etag()),
                () -> TestFleet.second().as("alice").put(basics, "{\"name\":\"from-other\"}", "If-Match", draft.etag()));

        assertThat(ConcurrentCalls.statuses(replies)).containsExactly(200, 412);
    }

    @Test
    void answersNotFoundForUnknownStep() {
        assertThat(alice.put(basics.replace("basics", "colours"), "{}", "If-Match", draft.etag()).status()).isEqualTo(404);
    }

    @Test
    void storesReasonFromHeader() {
        Reply saved = alice.put(basics, BASICS, "If-Match", draft.etag(), "Fleetledger-Reason", "f%C3%BCr%20den%20Bericht");

        assertThat(metadata(saved, "reason")).isEqualTo("für den Bericht");
    }

    @Test
    void recordsActorActionAndClientInMetadata() {
        Reply saved = alice.put(basics, BASICS, "If-Match", draft.etag(), "X-Forwarded-For", "203.0.113.9, 198.51.100.7", "User-Agent",
                "probe/1",
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(metadata(saved, "actor")).isEqualTo("sub-alice");
        assertThat(metadata(saved, "action")).isEqualTo("draft.basics.save");
        assertThat(metadata(saved, "address")).isEqualTo("198.51.100.7");
        assertThat(metadata(saved, "agent")).isEqualTo("probe/1");
        assertThat(metadata(saved, "traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void keepsCredentialOutOfLedgerAndResponse() {
        Reply saved = alice.put(basics.replace("basics", "containers"),
                "{\"containers\":[{\"name\":\"main\",\"image\":\"a:1\",\"env\":[{\"name\":\"DB_PASSWORD\","
                + "\"value\":\"hunter2-of-this-test\"}]}]}", "If-Match", draft.etag(), "Idempotency-Key", TestFleet.newKey());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.rules()).containsExactly("LiteralLooksLikeCredential");
        assertThat(TestFleet.database().queryForList("select 1 from ledger.events where payload::text like '%hunter2-of-this-test%'"))
                .isEmpty();
        assertThat(saved.body()).doesNotContain("hunter2");
    }

    private static String metadata(Reply reply, String key) {
        return TestFleet.database().queryForObject("select metadata->>? from ledger.events where position = ?", String.class, key,
                Long.valueOf(reply.text("position")));
    }
}
