package dev.fleetledger.command.draft.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class PreviewIT {

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void asksEachTargetAboutTheManifestsOfASubmit() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default",
                "{\"clusters\":[\"eu-1\",\"us-1\"],\"conflict\":\"adoptIfSame\"}");

        Reply reply = preview(alice, draft);

        assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(202);
        assertThat(reply.etag()).as("a preview does not change the draft").isEqualTo(draft.etag());
        assertThat(reply.text("expiresAt")).isNotEmpty();
        assertThat(questionsOf(reply)).containsExactly("eu-1 preview", "us-1 preview");
        assertThat(TestFleet.database().queryForList("select m.body from ledger.events e, json_array_elements(e.payload->'clusters') c"
                + " join ledger.manifests m on m.sha256 = c->>'manifest' where e.type = 'question.asked' and e.payload->>'question' = ?"
                + " and e.payload->>'conflict' = 'adoptIfSame'", String.class, reply.text("question")))
                .isNotEmpty().allMatch(it -> it.contains("registry.example/daemon:1"));
    }

    @Test
    void sharesQuestionUntilDraftChanges() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Reply first = preview(alice, draft);
        long head = TestFleet.head();

        Reply same = preview(TestFleet.second().as("alice"), draft);
        long headAfter = TestFleet.head();
        TestFleet.DraftHandle changed = draft.save(alice, "placement", "{\"clusters\":[\"eu-2\"]}");
        Reply other = preview(alice, changed);

        assertThat(same.status()).isEqualTo(202);
        assertThat(same.text("question")).isEqualTo(first.text("question"));
        assertThat(same.text("expiresAt")).isEqualTo(first.text("expiresAt"));
        assertThat(headAfter).isEqualTo(head);
        assertThat(other.text("question")).isNotEqualTo(first.text("question"));
        assertThat(questionsOf(other)).containsExactly("eu-2 preview");
    }

    @Test
    void rejectsPreviewOfDraftWithViolations() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}")
                .save(alice, "basics", "{\"name\":\"X\"}");

        Reply refused = preview(alice, draft);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).isNotEmpty();
    }

    @Test
    void requiresRightInEveryTarget() {
        Caller dave = TestFleet.first().as("dave");
        TestFleet.DraftHandle draft = TestFleet.draft(dave, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}");

        Reply refused = preview(dave, draft);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.missingIn()).containsExactly("eu-2");
    }

    @Test
    void allowsOnlyEditorsToPreview() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        assertThat(preview(TestFleet.first().as("bob"), draft).status()).isEqualTo(403);
        assertThat(preview(TestFleet.first().as("nobody"), draft).status()).isEqualTo(404);
    }

    @Test
    void rejectsPreviewOfDiscardedDraft() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        alice.post(draft.path() + ":discard", "", "If-Match", draft.etag());

        Reply refused = preview(alice, draft);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("DraftIsDiscarded");
    }

    private static Reply preview(Caller caller, TestFleet.DraftHandle draft) {
        return caller.post(draft.path() + ":preview", "");
    }

    private static List<String> questionsOf(Reply reply) {
        return TestFleet.database()
                .queryForList("select cluster || ' ' || kind from command.questions where question = ?::uuid order by cluster",
                        String.class, reply.text("question"));
    }
}
