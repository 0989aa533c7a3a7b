package dev.fleetledger.command.workload;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.rollout.step.RolloutScenario;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

class WorkloadIT {

    private static final String BOTH = "{\"clusters\":[\"eu-1\",\"eu-2\"]}";
    private static final String VERSION_2 = "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:2\"}]}";

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", BOTH).submit(alice);
    private final String id = created.text("workloadId");
    private final String path = "/api/v1/workloads/" + id;

    @Test
    void editMakesSecondRevisionAndGeneration() {
        TestFleet.DraftHandle edit = edit().save(alice, "containers", VERSION_2);

        Reply submitted = edit.submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(submitted.text("workloadId")).isEqualTo(id);
        assertThat(submitted.json().path("revision").asInt()).isEqualTo(2);
        assertThat(TestFleet.eventsOf(submitted.text("position")))
                .containsExactly("workload.revised", "rollout.finished", "rollout.planned", "rollout.wave-started", "deployment.wanted",
                        "deployment.wanted", "draft.submitted");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2");
    }

    @Test
    void placementEditMakesNoRevisionAndKeepsRunningDeployments() {
        TestFleet.DraftHandle edit = edit().save(alice, "placement", TestFleet.atOnce("{\"clusters\":[\"eu-2\",\"us-1\"]}"));

        Reply submitted = edit.submit(alice);

        assertThat(submitted.json().path("revision").asInt()).isEqualTo(1);
        assertThat(TestFleet.eventsOf(submitted.text("position")))
                .containsExactly("workload.placed", "rollout.finished", "rollout.planned", "rollout.wave-started", "deployment.wanted",
                        "deployment.wanted", "draft.submitted");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        assertThat(wanted("eu-2")).containsExactly("1 apply 1");
        assertThat(wanted("us-1")).containsExactly("1 apply 1");
    }

    @Test
    void placementChangeMovesWorkloadWithoutRevision() {
        Reply placed = alice.put(path + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-2\",\"us-1\"]}"), "If-Match", "\"3\"");
        long head = TestFleet.head();
        Reply same = alice.put(path + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-2\",\"us-1\"],\"all\":false}"), "If-Match",
                placed.etag());

        assertThat(placed.status()).describedAs(placed.toString()).isEqualTo(202);
        assertThat(placed.json().propertyNames()).containsExactly("id", "revision", "rolloutId", "version", "position");
        assertThat(placed.json().path("revision").asInt()).isEqualTo(1);
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        assertThat(wanted("eu-2")).containsExactly("1 apply 1");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().propertyNames()).containsExactly("id", "revision", "version", "position");
        assertThat(same.etag()).isEqualTo(placed.etag()).isEqualTo("\"4\"");
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void placementChangeRequiresRightAndValidDocument() {
        assertThat(alice.put(path + "/placement", "{\"clusters\":[]}", "If-Match", "\"3\"").rules()).containsExactly("ClustersAreMissing");
        assertThat(alice.put(path + "/placement", "{\"colour\":1}", "If-Match", "\"3\"").pointers()).containsExactly("/colour");
        assertThat(TestFleet.first().as("dave").put(path + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-1\"]}"), "If-Match", "\"3\"")
                .missingElsewhere()).isEqualTo(1);
    }

    @Test
    void editorMayEditWhereNamespaceExistsButNotCreateIt() {
        Caller admin = TestFleet.first().as("admin");
        Reply started = admin.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        Reply created = new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag())
                .save(admin, "basics", "{\"name\":\"" + TestFleet.newName() + "\",\"createNamespace\":true}")
                .save(admin, "containers", VERSION_2).save(admin, "placement", "{\"clusters\":[\"eu-1\"]}").submit(admin);
        String createdPath = "/api/v1/workloads/" + created.text("workloadId");
        Reply draft = alice.post(createdPath + ":edit", "");

        Reply edited = new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag()).submit(alice);
        Reply moved = alice.put(createdPath + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"us-1\"]}"), "If-Match", "\"4\"");

        assertThat(edited.status()).describedAs(edited.toString()).isEqualTo(202);
        assertThat(moved.status()).isEqualTo(403);
        assertThat(moved.missingIn()).containsExactly("us-1");
        assertThat(moved.json().path("missing").path(0).path("role").asString()).isEqualTo("ClusterAdmin");
    }

    @Test
    void outdatedEditReportsChanges() {
        TestFleet.DraftHandle slow = edit();
        edit().save(alice, "containers", VERSION_2).submit(alice);

        Reply refused = slow.submit(alice);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("WorkloadMovedOn");
        assertThat(refused.json().path("changes").path(0).path("path").asString()).isEqualTo("/containers/containers/0/image");
    }

    @Test
    void rollbackMakesNewRevisionOfOldSpecification() {
        edit().save(alice, "containers", VERSION_2).submit(alice);

        Reply rolledBack = alice.post(path + ":rollback", "{\"revision\":1,\"reason\":\"broke\"}", "If-Match", "\"4\"");

        assertThat(rolledBack.status()).describedAs(rolledBack.toString()).isEqualTo(202);
        assertThat(rolledBack.json().path("revision").asInt()).isEqualTo(3);
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2", "3 apply 3");
        assertThat(manifests("eu-1")).satisfies(all -> assertThat(all.get(2)).isEqualTo(all.get(0)).isNotEqualTo(all.get(1)));
        assertThat(TestFleet.eventsOf(rolledBack.text("position"))).contains("rollout.finished");
    }

    @Test
    void rejectsRollbackToUnknownOrCurrentRevision() {
        assertThat(alice.post(path + ":rollback", "{\"revision\":7}", "If-Match", "\"3\"").text("code")).isEqualTo("RevisionIsUnknown");
        assertThat(alice.post(path + ":rollback", "{\"revision\":1}", "If-Match", "\"3\"").text("code")).isEqualTo("RevisionIsCurrent");
        assertThat(alice.post(path + ":rollback", "{}", "If-Match", "\"3\"").pointers()).containsExactly("/revision");
    }

    @Test
    void deletionEndsEveryDeploymentAndAllowsNoOtherChange() {
        Reply deleted = alice.post(path + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}", "If-Match", "\"3\"");

        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(202);
        assertThat(deleted.etag()).as("the workload is deleted when every cluster has confirmed it").isEqualTo("\"3\"");
        assertThat(deleted.text("rolloutId")).isNotEmpty();
        assertThat(deleted.json().at("/podLabelsKept").toString()).isEqualTo("[]");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        assertThat(alice.post(path + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}", "If-Match", "\"3\"").text("code"))
                .isEqualTo("WorkloadIsBeingDeleted");
    }

    @Test
    void releasePolicyMakesReleaseGenerations() {
        Reply released = alice.post(path + ":delete", "{\"policy\":\"release\",\"reason\":\"old\"}", "If-Match", "\"3\"");

        assertThat(wanted("eu-2")).containsExactly("1 apply 1", "2 release 1");
        assertThat(released.json().at("/podLabelsKept").toString()).isEqualTo("[\"fleetledger.dev/workload\"]");
    }

    @Test
    void deletionRequiresPolicyVersionAndRightInEveryCluster() {
        for (String body : List.of("{}", "{\"policy\":null}", "{\"policy\":\"\"}")) {
            assertThat(alice.post(path + ":delete", body, "If-Match", "\"3\"").pointers()).containsExactly("/policy");
        }
        String body = "{\"policy\":\"delete\",\"reason\":\"old\"}";
        assertThat(alice.post(path + ":delete", body).status()).isEqualTo(428);
        assertThat(TestFleet.first().as("dave").post(path + ":delete", body, "If-Match", "\"3\"").missingElsewhere()).isEqualTo(1);
        assertThat(TestFleet.first().as("nobody").post(path + ":delete", body, "If-Match", "\"3\"").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "release"})
    void deletionRequiresReason(String policy) {
        Reply silent = alice.post(path + ":delete", "{\"policy\":\"" + policy + "\"}", "If-Match", "\"3\"");
        Reply blank = alice.post(path + ":delete", "{\"policy\":\"" + policy + "\",\"reason\":\" \"}", "If-Match", "\"3\"");

        assertThat(silent.rules()).containsExactly("ReasonIsMissing");
        assertThat(blank.rules()).containsExactly("ReasonIsMissing");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1");
    }

    @Test
    void workloadIsVisibleWhereItsDeploymentHasNotEnded() {
        Caller dave = TestFleet.first().as("dave");
        Caller frank = TestFleet.first().as("frank");
        TestFleet.first().as("admin").post("/api/v1/grants", "{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-frank\"},"
                + "\"scope\":{\"clusters\":[\"us-1\"],\"namespace\":\"default\"}}");
        alice.put(path + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-2\"]}"), "If-Match", "\"3\"");

        Reply leaving = copy(dave);
        appendGone("eu-1", 2);
        Reply left = copy(dave);
        Reply deletion = alice.post(path + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}", "If-Match", "\"4\"");
        appendGone("eu-2", 2);
        RolloutScenario.settle(deletion.text("rolloutId"), "eu-2");
        await("it is deleted", () -> alice.post(path + ":edit", "").text("code").equals("WorkloadIsDeleted"));
        Reply deleted = copy(dave);

        assertThat(leaving.status()).describedAs(leaving.toString()).isEqualTo(201);
        assertThat(left.status()).describedAs(left.toString()).isEqualTo(404);
        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(201);
        assertThat(copy(frank).status()).isEqualTo(404);
    }

    private void appendGone(String cluster, long generation) {
        var event = new DeploymentEvent.Gone(UUID.fromString(id), cluster, generation, Instant.EPOCH);
        new TransactionTemplate(TestFleet.first().bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> TestFleet.first().bean(Ledger.class)
                        .append(List.of(new NewEvent(StreamId.of("Deployment", id + "/" + cluster), generation, event)),
                                Map.of("actor", "system")));
    }

    private Reply copy(Caller caller) {
        return caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\"" + id + "\"}}");
    }

    private TestFleet.DraftHandle edit() {
        Reply draft = alice.post(path + ":edit", "");
        assertThat(draft.status()).describedAs(draft.toString()).isEqualTo(201);
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private List<String> wanted(String cluster) {
        return TestFleet.database().queryForList("select concat_ws(' ', payload->>'generation', payload->>'action', payload->>'revision')"
                + " from ledger.events where type = 'deployment.wanted' and aggregate_identifier = ? order by position", String.class, id
                + "/" + cluster);
    }

    private List<String> manifests(String cluster) {
        return TestFleet.database().queryForList("select payload->>'manifest' from ledger.events where type = 'deployment.wanted'"
                + " and aggregate_identifier = ? order by position", String.class, id + "/" + cluster);
    }
}
