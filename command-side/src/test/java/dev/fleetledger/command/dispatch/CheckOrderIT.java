package dev.fleetledger.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Order of checks: 401 → known key → 404 → 403 → 428/412 → 400 → 409 → 422. Each request violates two of them. */
class CheckOrderIT {

    private static final String EU_1 = "{\"clusters\":[\"eu-1\"]}";

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void checksAuthenticationFirst() {
        Reply reply = TestFleet.first().anonymous().post("/api/v1/drafts/" + TestFleet.newKey() + ":submit", "{");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void checksExistenceBeforeIfMatch() {
        assertThat(alice.post("/api/v1/drafts/" + TestFleet.newKey() + ":submit", "{").status()).isEqualTo(404);
    }

    @Test
    void answersNotFoundForInvisibleDraft() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "monitoring", EU_1);

        assertThat(TestFleet.first().as("dave").post(draft.path() + ":discard", "{}", "If-Match", draft.etag()).status()).isEqualTo(404);
    }

    @Test
    void checksRightBeforeVersion() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EU_1);

        Reply bobs = TestFleet.first().as("bob").post(draft.path() + ":discard", "{");

        assertThat(bobs.status()).isEqualTo(403);
        assertThat(bobs.missingIn()).containsExactly("eu-1");
    }

    @Test
    void checksVersionBeforeBody() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EU_1);

        assertThat(alice.post(draft.path() + ":submit", "{").status()).isEqualTo(428);
        assertThat(alice.post(draft.path() + ":submit", "{", "If-Match", "\"1\"").status()).isEqualTo(412);
    }

    @Test
    void checksBodyBeforeState() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EU_1);
        Reply submitted = draft.submit(alice);

        Reply reply = alice.post(draft.path() + ":submit", "{\"x\":1}", "If-Match", submitted.etag());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/x");
    }

    @Test
    void checksStateBeforeRules() {
        String name = TestFleet.newName();
        TestFleet.draft(alice, name, "default", EU_1).submit(alice);

        Reply reply = TestFleet.draft(alice, name, "default", EU_1, "!").submit(alice);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("code")).isEqualTo("NameIsTaken");
    }
}
