package dev.fleetledger.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

/** Order of checks: 401 → known key → 404 → 403 → 428/412 → 400 → 409 → 422. Each request violates two of them. */
class OrderOfChecksIT {

    private static final String EU_1 = "{\"clusters\":[\"eu-1\"]}";

    private final Caller alice = Fleet.one().as("alice");

    @Test
    void checksAuthenticationFirst() {
        Reply reply = Fleet.one().stranger().post("/api/v1/drafts/" + Fleet.key() + ":submit", "{");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void checksExistenceBeforeIfMatch() {
        assertThat(alice.post("/api/v1/drafts/" + Fleet.key() + ":submit", "{").status()).isEqualTo(404);
    }

    @Test
    void answersNotFoundForInvisibleDraft() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "monitoring", EU_1);

        assertThat(Fleet.one().as("dave").post(draft.path() + ":discard", "{}", "If-Match", draft.etag()).status()).isEqualTo(404);
    }

    @Test
    void checksRightBeforeVersion() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", EU_1);

        Reply bobs = Fleet.one().as("bob").post(draft.path() + ":discard", "{");

        assertThat(bobs.status()).isEqualTo(403);
        assertThat(bobs.missingIn()).containsExactly("eu-1");
    }

    @Test
    void checksVersionBeforeBody() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", EU_1);

        assertThat(alice.post(draft.path() + ":submit", "{").status()).isEqualTo(428);
        assertThat(alice.post(draft.path() + ":submit", "{", "If-Match", "\"1\"").status()).isEqualTo(412);
    }

    @Test
    void checksBodyBeforeState() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", EU_1);
        Reply submitted = draft.submit(alice);

        Reply reply = alice.post(draft.path() + ":submit", "{\"x\":1}", "If-Match", submitted.etag());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/x");
    }

    @Test
    void checksStateBeforeRules() {
        String name = Fleet.newName();
        Fleet.draft(alice, name, "default", EU_1).submit(alice);

        Reply reply = Fleet.draft(alice, name, "default", EU_1, "!").submit(alice);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("code")).isEqualTo("NameIsTaken");
    }
}
