package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class SubmitIT {

    private static final String EVERYWHERE = "{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}";

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void submitAppendsAllEventsInOneCommand() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EVERYWHERE);

        Reply submitted = draft.submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(TestFleet.eventsOf(submitted.text("position")))
                .containsExactly("workload.created", "workload.revised", "workload.placed",
                        "rollout.planned", "rollout.wave-started", "deployment.wanted", "deployment.wanted", "deployment.wanted",
                        "draft.submitted");
        assertThat(submitted.json().propertyNames()).contains("id", "workloadId", "revision", "rolloutId", "version", "position");
    }

    @Test
    void namesHiddenClusterThatActorHasWritten() {
        Caller dave = TestFleet.first().as("dave");
        TestFleet.DraftHandle own = TestFleet.draft(dave, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}");
        TestFleet.DraftHandle written = TestFleet.draft(TestFleet.first().as("alice"), TestFleet.newName(), "default",
                "{\"clusters\":[\"eu-1\",\"eu-2\"]}");

        assertThat(own.submit(dave).missingIn()).containsExactly("eu-2");
        assertThat(written.submit(dave).missingIn()).isEmpty();
        assertThat(written.submit(dave).missingElsewhere()).isEqualTo(1);
    }

    @Test
    void countsHiddenClustersWhereRightIsMissing() {
        Caller dave = TestFleet.first().as("dave");
        TestFleet.DraftHandle draft = TestFleet.draft(dave, TestFleet.newName(), "default", "{\"all\":true}");
        long before = TestFleet.head();

        Reply refused = draft.submit(dave);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.missingIn()).isEmpty();
        assertThat(refused.missingElsewhere()).isGreaterThanOrEqualTo(2);
        assertThat(refused.body()).doesNotContain("eu-2").doesNotContain("us-1");
        assertThat(lastMissing()).as("the ledger keeps all").contains("eu-2", "us-1");
        assertThat(TestFleet.head()).as("only the refusal is recorded").isEqualTo(before + 1);
        assertThat(TestFleet.refusals("dave")).contains("PermissionIsMissing");
    }

    @Test
    void failureAtTheEndRollsBackEverything() {
        String name = TestFleet.newName();
        TestFleet.DraftHandle draft = TestFleet.draft(alice, name, "default", EVERYWHERE);
        String key = TestFleet.newKey();
        long head = TestFleet.head();
        TestFleet.executeAsOwner("create function public.stumble() returns trigger language plpgsql as $$ begin raise exception 'stumbled'; end $$;"
                + "create trigger stumble before insert on ledger.events for each row when (new.type = 'draft.submitted') execute function public.stumble()");

        Reply failed = draft.submit(alice, "Idempotency-Key", key);
        TestFleet.executeAsOwner("drop trigger stumble on ledger.events; drop function public.stumble()");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("stumbled");
        assertThat(TestFleet.head()).as("no event is appended").isEqualTo(head);
        assertThat(TestFleet.database().queryForList("select 1 from command.names where name = ?", name)).as("no name is reserved")
                .isEmpty();
        assertThat(draft.submit(alice, "Idempotency-Key", key).status()).as("the same key can be used again").isEqualTo(202);
    }

    @Test
    void storesManifestsWithTheEvents() {
        Reply submitted = TestFleet.draft(alice, TestFleet.newName(), "default", EVERYWHERE).submit(alice);

        List<String> manifests = TestFleet.database().queryForList("select m.body from ledger.events e join ledger.manifests m"
                + " on m.sha256 = e.payload->>'manifest' where e.type = 'deployment.wanted' and e.payload->>'workload' = ?", String.class,
                submitted.text("workloadId"));

        assertThat(manifests).hasSize(3).allMatch(it -> it.contains("registry.example/daemon:1"));
    }

    @Test
    void reportsAllViolationsTogether() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        TestFleet.DraftHandle draft = new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag())
                .save(alice, "basics", "{\"name\":\"X\"}").save(alice, "placement", "{\"clusters\":[\"eu-1\"]}");

        Reply refused = draft.submit(alice);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).contains("StepIsMissing").hasSizeGreaterThan(1);
        assertThat(refused.json().path("violations").valueStream().map(it -> it.path("step").asString()).distinct())
                .containsExactlyInAnyOrder("basics", "containers");
    }

    @Test
    void reportsUnknownClusterAsViolation() {
        Caller admin = TestFleet.first().as("admin");

        Reply refused = TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"nowhere\"]}").submit(admin);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).containsExactly("ClusterIsUnknown");
        assertThat(refused.pointers()).containsExactly("/clusters/1");
    }

    @Test
    void doesNotRevealExistenceOfInvisibleClusters() {
        Caller dave = TestFleet.first().as("dave");

        Reply invisible = TestFleet.draft(dave, TestFleet.newName(), "default", "{\"clusters\":[\"eu-2\"]}").submit(dave);
        Reply unknown = TestFleet.draft(dave, TestFleet.newName(), "default", "{\"clusters\":[\"eu-7\"]}").submit(dave);

        assertThat(unknown.status()).isEqualTo(invisible.status()).isEqualTo(403);
        assertThat(unknown.text("code")).isEqualTo(invisible.text("code"));
    }

    @Test
    void secondSubmitReturnsResultOfFirst() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", EVERYWHERE);
        Reply first = draft.submit(alice);

        Reply second = new TestFleet.DraftHandle(draft.path(), first.etag()).submit(alice, "Idempotency-Key", TestFleet.newKey());

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("AlreadySubmitted");
        assertThat(second.text("workloadId")).isEqualTo(first.text("workloadId"));
        assertThat(second.json().path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void requiresClusterAdminToCreateNamespace() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        TestFleet.DraftHandle draft = new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag())
                .save(alice, "basics", "{\"name\":\"" + TestFleet.newName() + "\",\"createNamespace\":true}")
                .save(alice, "placement", "{\"clusters\":[\"eu-1\"]}");

        Reply refused = draft.submit(alice);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("ClusterAdmin");
    }

    private static List<String> lastMissing() {
        return TestFleet.database().queryForList("select one->>'cluster' from ledger.events,"
                + " json_array_elements(payload->'missing') one where aggregate_identifier = 'sub-dave' and aggregate_type = 'Refusals'"
                + " and position = (select max(position) from ledger.events where aggregate_identifier = 'sub-dave')", String.class);
    }
}
