package dev.fleetledger.command.undo;

import static dev.fleetledger.command.undo.UndoScenario.command;
import static dev.fleetledger.command.undo.UndoScenario.metadata;
import static dev.fleetledger.command.undo.UndoScenario.path;
import static dev.fleetledger.command.undo.UndoScenario.preview;
import static dev.fleetledger.command.undo.UndoScenario.undo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class UndoIT {

    private static final String VERSION_2 = "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:2\"}]}";

    private final Caller alice = TestFleet.first().as("alice");
    private final Caller admin = TestFleet.first().as("admin");
    private final String name = TestFleet.newName();
    private final Reply created = TestFleet.draft(alice, name, "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}").submit(alice);
    private final String id = created.text("workloadId");
    private final String workload = "/api/v1/workloads/" + id;

    @Test
    void previewTellsInverseAndChangesNothing() {
        Reply revised = edit();
        long head = TestFleet.head();

        Reply preview = preview(alice, revised.text("position"), "\"4\"");

        assertThat(preview.status()).describedAs(preview.toString()).isEqualTo(200);
        assertThat(preview.text("action")).isEqualTo("workload.rollback");
        assertThat(preview.text("undone")).isEqualTo(revised.text("position"));
        assertThat(preview.json().at("/changes/0/path").asString()).isEqualTo("/containers/containers/0/image");
        assertThat(preview.json().at("/changes/0/before").asString()).isEqualTo("registry.example/daemon:2");
        assertThat(preview.json().at("/changes/0/after").asString()).isEqualTo("registry.example/daemon:1");
        assertThat(preview.json().path("clusters").toString()).isEqualTo("[\"eu-1\",\"eu-2\"]");
        assertThat(preview.json().path("inTheWay").toString()).isEqualTo("[]");
        assertThat(preview.etag()).isEqualTo("\"4\"");
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void revisionIsUndoneByOneCommandCausedByIt() {
        Reply revised = edit();

        Reply undone = undo(alice, revised.text("position"), "\"4\"");

        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(202);
        assertThat(undone.text("id")).isEqualTo(id);
        assertThat(undone.json().path("revision").asInt()).isEqualTo(3);
        assertThat(undone.text("rolloutId")).isNotEmpty();
        assertThat(undone.etag()).isEqualTo("\"5\"");
        String position = undone.text("position");
        assertThat(TestFleet.eventsOf(position)).startsWith("workload.revised", "rollout.finished", "rollout.planned");
        assertThat(metadata(position, "action")).containsExactly("workload.rollback");
        assertThat(metadata(position, "causation")).containsExactly(command(revised.text("position")));
        assertThat(metadata(position, "undoes")).containsExactly(command(revised.text("position")));
        assertThat(metadata(position, "reason")).containsExactly("it was wrong");
        assertThat(metadata(position, "actor")).containsExactly("sub-alice");
    }

    @Test
    void undoIsUndoneLikeAnyOtherCommand() {
        Reply undone = undo(alice, edit().text("position"), "\"4\"");

        Reply again = undo(alice, undone.text("position"), "\"5\"");

        assertThat(again.status()).describedAs(again.toString()).isEqualTo(202);
        assertThat(again.json().path("revision").asInt()).isEqualTo(4);
        assertThat(TestFleet.database().queryForList("select payload->>'rolledBackTo' from ledger.events where type = 'workload.revised'"
                + " and aggregate_identifier = ? order by position", String.class, id)).containsExactly(null, null, "1", "2");
    }

    @Test
    void creationIsUndoneByDeletionWithReason() {
        Reply silent = alice.post(path(created.text("position")), "{\"preview\":false}", "If-Match", "\"3\"");

        Reply undone = undo(alice, created.text("position"), "\"3\"");

        assertThat(silent.rules()).containsExactly("ReasonIsMissing");
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(202);
        assertThat(undone.text("action")).isEqualTo("workload.delete");
        assertThat(TestFleet.eventsOf(undone.text("position"))).contains("rollout.planned");
        assertThat(alice.post(workload + ":restart", "{}", "If-Match", "*").text("code")).isEqualTo("WorkloadIsBeingDeleted");
    }

    @Test
    void placementIsUndone() {
        Reply placed = alice.put(workload + "/placement", TestFleet.atOnce("{\"clusters\":[\"us-1\"]}"), "If-Match", "\"3\"");

        Reply preview = preview(alice, placed.text("position"), "\"4\"");
        Reply undone = undo(alice, placed.text("position"), "\"4\"");

        assertThat(preview.json().at("/changes/0/path").asString()).isEqualTo("/placement/clusters");
        assertThat(preview.json().path("clusters").toString()).isEqualTo("[\"eu-1\",\"eu-2\",\"us-1\"]");
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(202);
        assertThat(undone.text("action")).isEqualTo("workload.place");
        assertThat(TestFleet.database().queryForObject("select payload->>'clusters' from ledger.events where type = 'workload.placed'"
                + " and aggregate_identifier = ? order by position desc limit 1", String.class, id)).isEqualTo("[\"eu-1\",\"eu-2\"]");
    }

    @Test
    void editOfRevisionAndPlacementIsUndoneAsOneEntry() {
        Reply draft = alice.post(workload + ":edit", "");
        Reply revised = new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag()).save(alice, "containers", VERSION_2)
                .save(alice, "placement", TestFleet.atOnce("{\"clusters\":[\"us-1\"]}")).submit(alice);

        Reply undone = undo(alice, revised.text("position"), "\"5\"");

        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(202);
        assertThat(metadata(undone.text("position"), "action")).containsExactly("workload.rollback");
        assertThat(TestFleet.eventsOf(undone.text("position"))).contains("workload.revised", "workload.placed");
        assertThat(TestFleet.database().queryForList("select payload->>'action' from ledger.events where type = 'deployment.wanted'"
                + " and aggregate_identifier = ? order by position", String.class, id + "/us-1")).endsWith("remove");
    }

    @Test
    void restartSaysWhyItHasNoInverse() {
        Reply restarted = alice.post(workload + ":restart", "{}", "If-Match", "\"3\"");

        Reply refused = preview(alice, restarted.text("position"), "\"4\"");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("RestartHasNoInverse");
    }

    @Test
    void laterChangesAreListedByTheirEntries() {
        Reply first = edit();
        Reply second = edit();

        Reply preview = preview(alice, first.text("position"), "\"5\"");
        Reply refused = undo(alice, first.text("position"), "\"5\"");

        assertThat(preview.json().at("/inTheWay/0/code").asString()).isEqualTo("LaterChanges");
        assertThat(preview.json().at("/inTheWay/0/positions").toString()).isEqualTo("[\"" + second.text("position") + "\"]");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("LaterChanges");
        assertThat(refused.json().path("positions").toString()).isEqualTo("[\"" + second.text("position") + "\"]");
        assertThat(TestFleet.database().queryForObject("select payload->>'action' from ledger.events where aggregate_type = 'Refusals'"
                + " and aggregate_identifier = 'sub-alice' order by position desc limit 1", String.class)).isEqualTo("audit.undo");
    }

    @Test
    void secondUndoNamesTheFirst() {
        Reply revised = edit();
        Reply undone = undo(alice, revised.text("position"), "\"4\"");

        Reply again = undo(alice, revised.text("position"), "\"5\"");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("AlreadyUndone");
        assertThat(again.json().path("positions").toString()).isEqualTo("[\"" + undone.text("position") + "\"]");
    }

    @Test
    void repeatedRequestGetsSameAnswer() {
        Reply revised = edit();
        String key = TestFleet.newKey();
        Reply first = undo(alice, revised.text("position"), "\"4\"", "Idempotency-Key", key);
        long head = TestFleet.head();

        Reply again = undo(TestFleet.second().as("alice"), revised.text("position"), "\"4\"", "Idempotency-Key", key);

        assertThat(first.status()).describedAs(first.toString()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void checksInTheOrderOfTheInterface(String preview) {
        String position = edit().text("position");
        String body = "{\"preview\":" + preview + "}";
        edit();

        assertThat(alice.post(path("7x"), "{}").pointers()).containsExactly("/preview");
        assertThat(alice.post(path("7x"), body).status()).isEqualTo(404);
        assertThat(alice.post(path("999999999999999999"), body).status()).isEqualTo(404);
        assertThat(TestFleet.first().as("nobody").post(path(position), body).status()).isEqualTo(404);
        assertThat(TestFleet.first().as("bob").post(path(position), body).status()).as("sees it, may not change it").isEqualTo(403);
        assertThat(TestFleet.first().as("dave").post(path(position), body).missingElsewhere()).isEqualTo(1);
        assertThat(alice.post(path(position), body).status()).isEqualTo(428);
        assertThat(alice.post(path(position), body, "If-Match", "\"4\"").status()).isEqualTo(412);
    }

    @Test
    void entriesOfTheSystemAndRefusalsAreNotUndone() {
        Caller carol = TestFleet.first().as("carol");
        String system = TestFleet.database().queryForObject("select position::text from ledger.events where type = 'grant.given'"
                + " and metadata->>'actor' = 'system'", String.class);
        alice.post(workload + ":rollback", "{\"revision\":1}", "If-Match", "\"3\"");
        String refusal = TestFleet.database().queryForObject("select max(position)::text from ledger.events"
                + " where aggregate_type = 'Refusals' and aggregate_identifier = 'sub-alice'", String.class);

        assertThat(preview(carol, system, "*").text("code")).isEqualTo("EntryIsOfSystem");
        assertThat(preview(alice, refusal, "*").text("code")).isEqualTo("CommandWasRefused");
        assertThat(preview(admin, refusal, "*").text("code")).isEqualTo("CommandWasRefused");
        assertThat(preview(TestFleet.first().as("nobody"), system, "*").status()).isEqualTo(404);
    }

    @Test
    void ofConcurrentUndosOneSucceeds() {
        String position = edit().text("position");

        List<Reply> replies = ConcurrentCalls.run(
                () -> undo(alice, position, "*"), () -> undo(TestFleet.second().as("alice"), position, "*"));

        assertThat(ConcurrentCalls.statuses(replies)).containsExactly(202, 409);
    }

    private Reply edit() {
        Reply draft = alice.post(workload + ":edit", "");
        Reply submitted = new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag())
                .save(alice, "containers", VERSION_2).submit(alice);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return submitted;
    }
}
