package dev.fleetledger.command.draft.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** A person decides what a rebase left open: image and working directory were changed by both. */
class ResolveCollisionIT {

    private static final String CONTAINERS =
            "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:%s\",\"workingDir\":\"/%s\"}]}";
    private static final String IMAGE = "/containers/main/image";
    private static final String WORKING_DIR = "/containers/main/workingDir";

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);
    private final String workload = "/api/v1/workloads/" + created.text("workloadId");
    private final TestFleet.DraftHandle rebased = collide();

    @Test
    void takesEachDecisionAndSubmits() {
        Reply theirs = resolve(rebased, IMAGE, "theirs");
        Reply mine = resolve(new TestFleet.DraftHandle(rebased.path(), theirs.etag()), WORKING_DIR, "mine");
        Reply submitted = new TestFleet.DraftHandle(rebased.path(), mine.etag()).submit(alice);

        assertThat(theirs.status()).describedAs(theirs.toString()).isEqualTo(200);
        assertThat(theirs.pointers()).containsExactly("/containers/0/workingDir");
        assertThat(TestFleet.eventsOf(theirs.text("position"))).containsExactly("draft.step-saved", "draft.collision-resolved");
        assertThat(mine.rules()).isEmpty();
        assertThat(TestFleet.eventsOf(mine.text("position"))).containsExactly("draft.collision-resolved");
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(TestFleet.database().queryForList("select payload->>'specification' from ledger.events where type = 'workload.revised'"
                + " and payload->>'workload' = ? order by position desc limit 1", String.class, submitted.text("workloadId")))
                .allMatch(it -> it.contains("daemon:2") && it.contains("/mine"));
    }

    @Test
    void understandsPointerOfViolation() {
        assertThat(resolve(rebased, "/containers/0/image", "mine").status()).isEqualTo(200);
    }

    @Test
    void repeatsAnswerOfSameRequest() {
        String[] headers = {"If-Match", rebased.etag(), "Idempotency-Key", TestFleet.newKey()};

        Reply first = alice.post(rebased.path() + ":resolve", body("containers", IMAGE, "mine"), headers);
        Reply again = alice.post(rebased.path() + ":resolve", body("containers", IMAGE, "mine"), headers);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag());
    }

    @ParameterizedTest
    @CsvSource({"/containers/main/command", "/containers/0/name", "/containers"})
    void namesOpenCollisionsWhereFieldHasNone(String pointer) {
        Reply refused = resolve(rebased, pointer, "mine");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("FieldHasNoCollision");
        assertThat(refused.json().path("collisions").findValuesAsString("pointer")).containsExactlyInAnyOrder(IMAGE, WORKING_DIR);
        assertThat(refused.text("remedy")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"review, /containers/main/image, mine, /step", "containers, image, mine, /pointer", "containers, /a, ours, /take",
        "'', /a, mine, /step"})
    void rejectsMalformedDecision(String step, String pointer, String take, String violation) {
        Reply refused = alice.post(rebased.path() + ":resolve", body(step, pointer, take), "If-Match", rebased.etag());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly(violation);
    }

    @Test
    void requiresVersionAndRightToEdit() {
        String body = body("containers", IMAGE, "mine");

        assertThat(alice.post(rebased.path() + ":resolve", body).status()).isEqualTo(428);
        assertThat(alice.post(rebased.path() + ":resolve", body, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(TestFleet.first().as("bob").post(rebased.path() + ":resolve", body, "If-Match", rebased.etag()).status()).isEqualTo(403);
    }

    @Test
    void rejectsDecisionOfDraftThatIsNoEdit() {
        TestFleet.DraftHandle fresh = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        assertThat(resolve(fresh, IMAGE, "mine").text("code")).isEqualTo("DraftIsNotAnEdit");
    }

    private TestFleet.DraftHandle collide() {
        TestFleet.DraftHandle outdated = edit().save(alice, "containers", CONTAINERS.formatted("3", "mine"));
        edit().save(alice, "containers", CONTAINERS.formatted("2", "theirs")).submit(alice);
        Reply reply = alice.post(outdated.path() + ":rebase", "", "If-Match", outdated.etag());
        assertThat(reply.rules()).isEqualTo(List.of("FieldWasChangedByBoth", "FieldWasChangedByBoth"));
        return new TestFleet.DraftHandle(outdated.path(), reply.etag());
    }

    private TestFleet.DraftHandle edit() {
        Reply draft = alice.post(workload + ":edit", "");
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private Reply resolve(TestFleet.DraftHandle draft, String pointer, String take) {
        return alice.post(draft.path() + ":resolve", body("containers", pointer, take), "If-Match", draft.etag());
    }

    private static String body(String step, String pointer, String take) {
        return "{\"step\":\"" + step + "\",\"pointer\":\"" + pointer + "\",\"take\":\"" + take + "\"}";
    }
}
