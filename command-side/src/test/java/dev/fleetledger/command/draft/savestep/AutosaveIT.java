package dev.fleetledger.command.draft.savestep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** A console that saves continuously adds only actual changes to the ledger. */
class AutosaveIT {

    private static final String BASICS = "{\"name\":\"daemon\",\"description\":\"first\"}";

    static final List<String> SAY_THE_SAME = List.of(BASICS,
            "{\"description\":\"first\",\"name\":\"daemon\"}",
            "{\"name\":\"daemon\",\"description\":\"first\",\"displayName\":null}",
            "{\"name\":\"daemon\",\"description\":\"first\",\"namespace\":\"default\"}",
            "{\"name\":\"daemon\",\"description\":\"first\",\"createNamespace\":false}");

    static final List<String> SAY_MORE = List.of("{\"name\":\"daemon\"}", "{\"name\":\"daemon\",\"description\":\"First\"}",
            "{\"name\":\"daemon\",\"description\":\"first\",\"namespace\":\"monitoring\"}", "{}");

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
    private final TestFleet.DraftHandle draft = new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag())
            .save(alice, "basics", BASICS);

    @ParameterizedTest
    @FieldSource("SAY_THE_SAME")
    void equalDocumentAppendsNoEvent(String basics) {
        long head = TestFleet.head();

        Reply again = alice.put(draft.path() + "/steps/basics", basics, "If-Match", draft.etag());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).isEqualTo(draft.etag());
        assertThat(again.text("state")).isEqualTo("complete");
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @FieldSource("SAY_MORE")
    void changedDocumentAppendsOneEvent(String basics) {
        Reply again = alice.put(draft.path() + "/steps/basics", basics, "If-Match", draft.etag());

        assertThat(again.etag()).isEqualTo("\"3\"");
    }

    @Test
    void firstDocumentAppendsEventEvenIfEmpty() {
        assertThat(draft.save(alice, "advanced", "{}").etag()).isEqualTo("\"3\"");
    }

    @Test
    void staleSaveReturnsCurrentVersion() {
        Reply stale = alice.put(draft.path() + "/steps/basics", "{\"name\":\"mine\"}", "If-Match", started.etag());

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("version").asLong()).isEqualTo(2);
        assertThat(stale.etag()).isEqualTo(draft.etag());
    }

    @Test
    void submittedDraftReturnsItsWorkload() {
        TestFleet.DraftHandle draftHandle = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Reply submitted = draftHandle.submit(alice);

        for (String path : List.of("/steps/basics", "/manifest")) {
            Reply refused = alice.put(draftHandle.path() + path, "{}", "If-Match", submitted.etag());
            assertThat(refused.status()).describedAs(path + refused).isIn(400, 409);
        }
        Reply refused = alice.put(draftHandle.path() + "/steps/basics", "{}", "If-Match", submitted.etag());
        assertThat(refused.text("code")).isEqualTo("AlreadySubmitted");
        assertThat(refused.text("workloadId")).isEqualTo(submitted.text("workloadId"));
        assertThat(refused.text("remedy")).isNotEmpty();
    }

    @Test
    void rejectsReasonThatLooksLikeCredential() {
        Reply header = alice.put(draft.path() + "/steps/basics", "{}", "If-Match", draft.etag(), "Fleetledger-Reason",
                "password%3Dhunter22");
        Reply body = alice.post(draft.path() + ":discard", "{\"reason\":\"see https://me:hunter22@git.example\"}", "If-Match",
                draft.etag());

        assertThat(header.status()).isEqualTo(400);
        assertThat(header.text("code")).isEqualTo("ReasonIsInvalid");
        assertThat(body.status()).isEqualTo(400);
        assertThat(body.pointers()).containsExactly("/reason");
        assertThat(header.body() + body.body()).doesNotContain("hunter22");
    }

    @Test
    void redactsDescriptionThatLooksLikeCredential() {
        Reply saved = alice.put(draft.path() + "/steps/basics", "{\"name\":\"daemon\",\"description\":\"login with AKIAIOSFODNN7EXAMPLE\"}",
                "If-Match", draft.etag());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.pointers()).containsExactly("/description");
        assertThat(TestFleet.database().queryForList("select payload::text from ledger.events where aggregate_identifier = ?", String.class,
                draft.path().substring(15))).noneMatch(it -> it.contains("AKIA"));
    }
}
