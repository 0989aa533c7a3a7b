package dev.fleetledger.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class IdempotencyInterceptorIT {

    private static final String START = "{\"kind\":\"DaemonSet\"}";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Caller alice = TestFleet.first().as("alice");
    private final String key = TestFleet.newKey();

    @Test
    void returnsStoredResponseFromAnyInstance() {
        Reply first = alice.post("/api/v1/drafts", START, "Idempotency-Key", key);
        long head = TestFleet.head();

        Reply again = TestFleet.second().as("alice").post("/api/v1/drafts", START, "Idempotency-Key", key);

        assertThat(again.toString()).isEqualTo(first.toString());
        assertThat(again.etag()).isEqualTo(first.etag()).isNotEmpty();
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
        assertThat(again.header("Fleetledger-Position")).isEqualTo(first.header("Fleetledger-Position")).isNotEmpty();
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void rejectsKnownKeyWithAnotherBody() {
        alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        Reply other = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"reason\":\"other\"}", "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("IdempotencyKeyWasReused");
        assertThat(other.header(REPLAYED)).isEmpty();
    }

    @Test
    void allowsSameKeyForAnotherCaller() {
        alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        Reply otherCallers = TestFleet.first().as("dave").post("/api/v1/drafts", START, "Idempotency-Key", key);

        assertThat(otherCallers.status()).isEqualTo(201);
    }

    @Test
    void returnsStoredResponseDespiteStaleIfMatch() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Reply first = draft.submit(alice, "Idempotency-Key", key);

        Reply again = draft.submit(alice, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(again.toString()).isEqualTo(first.toString());
    }

    @Test
    void returnsStoredRefusal() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        TestFleet.DraftHandle stale = new TestFleet.DraftHandle(draft.path(), "\"1\"");
        Reply first = stale.submit(alice, "Idempotency-Key", key);
        int refusals = TestFleet.refusals("alice").size();

        Reply again = draft.submit(alice, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(412);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag()).isNotEmpty();
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(TestFleet.refusals("alice")).hasSize(refusals);
    }

    @Test
    void returnsStoredMissingRightOfAnotherInstance() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Reply first = TestFleet.first().as("bob").post(draft.path() + ":discard", "{}", "Idempotency-Key", key);

        Reply again = TestFleet.second().as("bob").post(draft.path() + ":discard", "{}", "Idempotency-Key", key);

        assertThat(first.missingIn()).containsExactly("eu-1");
        assertThat(again.toString()).isEqualTo(first.toString());
        assertThat(again.header(REPLAYED)).isEqualTo("true");
    }

    @Test
    void doesNotStoreResponseToMalformedBody() {
        Reply malformed = alice.post("/api/v1/drafts", "{", "Idempotency-Key", key);

        Reply corrected = alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(corrected.status()).isEqualTo(201);
    }

    @Test
    void checksKnownKeyBeforeExistence() {
        alice.post("/api/v1/drafts", START, "Idempotency-Key", key);

        Reply elsewhere = alice.post("/api/v1/drafts/" + TestFleet.newKey() + ":discard", "", "Idempotency-Key", key);

        assertThat(elsewhere.text("code")).isEqualTo("IdempotencyKeyWasReused");
    }

    @Test
    void answersRetryLaterWhileFirstRequestRuns() {
        var transaction = new TransactionTemplate(TestFleet.second().bean(PlatformTransactionManager.class));

        Reply concurrent = transaction.execute(status -> {
            TestFleet.second().bean(IdempotencyTable.class).lock("sub-alice", key);
            return alice.post("/api/v1/drafts", START, "Idempotency-Key", key);
        });

        assertThat(concurrent.status()).isEqualTo(409);
        assertThat(concurrent.text("code")).isEqualTo("StillRunning");
        assertThat(concurrent.header("Retry-After")).isEqualTo("1");
        assertThat(concurrent.header(REPLAYED)).isEmpty();
        assertThat(alice.post("/api/v1/drafts", START, "Idempotency-Key", key).status()).isEqualTo(201);
    }

    @Test
    @SuppressWarnings("unchecked")
    void concurrentRequestsWithOneKeyCreateOneDraft() {
        Callable<Reply>[] calls = IntStream.range(0, 16).mapToObj(i -> (Callable<Reply>) () ->
                (i % 2 == 0 ? TestFleet.first() : TestFleet.second()).as("alice").post("/api/v1/drafts", START, "Idempotency-Key", key))
                        .toArray(Callable[]::new);

        List<Reply> replies = ConcurrentCalls.run(calls);

        assertThat(replies.stream().filter(it -> it.status() == 201).map(it -> it.text("id")).distinct()).hasSize(1);
        assertThat(replies).allMatch(it -> it.status() == 201 || it.text("code").equals("StillRunning"));
    }

    @Test
    void showsCredentialOnce() {
        Caller admin = TestFleet.first().as("admin");
        Reply first = admin.post("/api/v1/clusters/us-1:join", "", "Idempotency-Key", key);

        Reply again = admin.post("/api/v1/clusters/us-1:join", "", "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("ShownOnce");
        assertThat(again.header(REPLAYED)).isEmpty();
        assertThat(TestFleet.database().queryForObject("select body from command.idempotency where key = ?", String.class, key)).isNull();
    }

    @Test
    void rejectsOverlongKey() {
        assertThat(alice.post("/api/v1/drafts", START, "Idempotency-Key", "x".repeat(256)).status()).isEqualTo(400);
    }

    @Test
    void recordsRefusalOfReusedKeyWithItsActor() {
        Caller dave = TestFleet.first().as("dave");
        dave.post("/api/v1/drafts", START, "Idempotency-Key", key);
        int before = TestFleet.refusals("dave").size();

        dave.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"reason\":\"other\"}", "Idempotency-Key", key);

        assertThat(TestFleet.refusals("dave")).hasSize(before + 1);
        assertThat(TestFleet.database().queryForObject("select metadata->>'actor' from ledger.events where aggregate_type = 'Refusals'"
                + " and aggregate_identifier = 'sub-dave' order by position desc limit 1", String.class)).isEqualTo("sub-dave");
    }

    @Test
    void doesNotStoreRefusalForNow() {
        String fetching = "/api/v1/drafts/" + alice.post("/api/v1/drafts",
                "{\"kind\":\"DaemonSet\",\"from\":{\"running\":{\"cluster\":\"eu-1\",\"namespace\":\"default\",\"name\":\"cni\"}}}").text("id");

        Reply first = alice.post(fetching + ":submit", "", "If-Match", "\"1\"", "Idempotency-Key", key);
        Reply again = alice.post(fetching + ":submit", "", "If-Match", "\"1\"", "Idempotency-Key", key);

        assertThat(first.text("code")).isEqualTo("DraftIsFetching");
        assertThat(again.text("code")).isEqualTo("DraftIsFetching");
        assertThat(again.header(REPLAYED)).isEmpty();
    }
}
