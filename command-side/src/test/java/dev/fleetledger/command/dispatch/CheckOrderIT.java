package dev.fleetledger.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/**
 * Order of checks: 401 → 400 → stored answer of a known key → 404 → 403 → 428/412 → 409 → 422. Each request violates two of them, or
 * violates one and has a known key.
 */
class CheckOrderIT {

    private static final String EU_1 = "{\"clusters\":[\"eu-1\"]}";
    private static final String START = "{\"kind\":\"DaemonSet\"}";

    private final Caller admin = TestFleet.first().as("admin");
    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void checksAuthenticationBeforeShape() {
        Reply reply = TestFleet.first().anonymous().post("/api/v1/drafts/" + TestFleet.newKey() + ":submit", "{");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void checksBodyBeforeKnownKey() {
        String key = TestFleet.newKey();
        alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        Reply reply = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"x\":1}", "Idempotency-Key", key);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/x");
    }

    @Test
    void checksHeaderBeforeKnownKey() {
        String key = TestFleet.newKey();
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EU_1);
        String step = draft.path() + "/steps/placement";
        assertThat(alice.put(step, EU_1, "If-Match", draft.etag(), "Idempotency-Key", key).status()).isEqualTo(200);

        Reply reply = alice.put(step, EU_1, "If-Match", draft.etag(), "Idempotency-Key", key, "Fleetledger-Reason", "100%");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("ReasonIsInvalid");
    }

    @Test
    void answersKnownKeyBeforeExistence() {
        String key = TestFleet.newKey();
        String path = "/api/v1/workloads/" + TestFleet.draft(alice, TestFleet.newName(), "default", EU_1).submit(alice).text("workloadId");
        String name = TestFleet.newName();
        Caller guest = TestFleet.first().as(name);
        Reply grant = admin.post("/api/v1/grants", "{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-" + name
                + "\"},\"scope\":{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}}");
        Reply first = guest.post(path + ":restart", "{}", "If-Match", "*", "Idempotency-Key", key);
        admin.delete("/api/v1/grants/" + grant.text("id"), "If-Match", grant.etag());

        Reply again = guest.post(path + ":restart", "{}", "If-Match", "*", "Idempotency-Key", key);

        assertThat(first.status()).describedAs(first.toString()).isEqualTo(202);
        assertThat(again.toString()).isEqualTo(first.toString());
        assertThat(guest.post(path + ":restart", "{}", "If-Match", "*").status()).as("without the key").isEqualTo(404);
    }

    @Test
    void checksReuseOfKnownKeyBeforeExistence() {
        String key = TestFleet.newKey();
        alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        Reply reply = alice.post("/api/v1/drafts/" + TestFleet.newKey() + ":discard", "", "Idempotency-Key", key);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("code")).isEqualTo("IdempotencyKeyWasReused");
    }

    @Test
    void checksShapeBeforeExistence() {
        Reply reply = alice.post("/api/v1/drafts/" + TestFleet.newKey() + ":submit", "{\"x\":1}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/x");
    }

    @Test
    void checksExistenceBeforeIfMatch() {
        assertThat(alice.post("/api/v1/drafts/" + TestFleet.newKey() + ":submit", "{}").status()).isEqualTo(404);
    }

    /** Who may not see it lacks the right to discard it, too. */
    @Test
    void checksVisibilityBeforeRight() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "monitoring", EU_1);

        assertThat(TestFleet.first().as("dave").post(draft.path() + ":discard", "{}", "If-Match", draft.etag()).status()).isEqualTo(404);
    }

    @Test
    void checksRightBeforeVersion() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EU_1);
        Caller bob = TestFleet.first().as("bob");

        Reply without = bob.post(draft.path() + ":discard", "{}");
        Reply stale = bob.post(draft.path() + ":discard", "{}", "If-Match", "\"1\"");

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.missingIn()).containsExactly("eu-1");
        assertThat(stale.status()).isEqualTo(403);
    }

    @Test
    void checksVersionBeforeState() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EU_1);
        Reply submitted = draft.submit(alice);

        assertThat(alice.post(draft.path() + ":submit", "{}").status()).isEqualTo(428);
        assertThat(alice.post(draft.path() + ":submit", "{}", "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(alice.post(draft.path() + ":submit", "{}", "If-Match", submitted.etag()).text("code")).isEqualTo("AlreadySubmitted");
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
