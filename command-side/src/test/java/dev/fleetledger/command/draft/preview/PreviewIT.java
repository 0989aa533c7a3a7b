package dev.fleetledger.command.draft.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

class PreviewIT {

    private final Caller alice = Fleet.one().as("alice");

    @Test
    void asksEachTargetAboutTheManifestsOfASubmit() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"us-1\"],\"conflict\":\"adoptIfSame\"}");

        Reply asked = preview(alice, draft);

        assertThat(asked.status()).describedAs(asked.toString()).isEqualTo(202);
        assertThat(asked.etag()).as("a preview does not change the draft").isEqualTo(draft.etag());
        assertThat(asked.text("expiresAt")).isNotEmpty();
        assertThat(asked(asked)).containsExactly("eu-1 preview", "us-1 preview");
        assertThat(Fleet.database().queryForList("select m.body from ledger.events e, json_array_elements(e.payload->'clusters') c"
                + " join ledger.manifests m on m.sha256 = c->>'manifest' where e.type = 'question.asked' and e.payload->>'question' = ?"
                + " and e.payload->>'conflict' = 'adoptIfSame'", String.class, asked.text("question")))
                .isNotEmpty().allMatch(it -> it.contains("registry.example/daemon:1"));
    }

    @Test
    void sharesQuestionUntilDraftChanges() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Reply first = preview(alice, draft);
        long head = Fleet.head();

        Reply same = preview(Fleet.other().as("alice"), draft);
        long after = Fleet.head();
        Fleet.Ready changed = draft.save(alice, "placement", "{\"clusters\":[\"eu-2\"]}");
        Reply other = preview(alice, changed);

        assertThat(same.status()).isEqualTo(202);
        assertThat(same.text("question")).isEqualTo(first.text("question"));
        assertThat(same.text("expiresAt")).isEqualTo(first.text("expiresAt"));
        assertThat(after).isEqualTo(head);
        assertThat(other.text("question")).isNotEqualTo(first.text("question"));
        assertThat(asked(other)).containsExactly("eu-2 preview");
    }

    @Test
    void rejectsPreviewOfDraftWithViolations() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").save(alice, "basics", "{\"name\":\"X\"}");

        Reply refused = preview(alice, draft);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).isNotEmpty();
    }

    @Test
    void requiresRightInEveryTarget() {
        Caller dave = Fleet.one().as("dave");
        Fleet.Ready draft = Fleet.draft(dave, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}");

        Reply refused = preview(dave, draft);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.missingIn()).containsExactly("eu-2");
    }

    @Test
    void allowsOnlyEditorsToPreview() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        assertThat(preview(Fleet.one().as("bob"), draft).status()).isEqualTo(403);
        assertThat(preview(Fleet.one().as("nobody"), draft).status()).isEqualTo(404);
    }

    @Test
    void rejectsPreviewOfDiscardedDraft() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        alice.post(draft.path() + ":discard", "", "If-Match", draft.etag());

        Reply refused = preview(alice, draft);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("DraftIsDiscarded");
    }

    private static Reply preview(Caller caller, Fleet.Ready draft) {
        return caller.post(draft.path() + ":preview", "");
    }

    private static List<String> asked(Reply reply) {
        return Fleet.database().queryForList("select cluster || ' ' || kind from command.questions where question = ?::uuid order by cluster",
                String.class, reply.text("question"));
    }
}
