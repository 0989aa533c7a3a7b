package dev.fleetledger.command.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

class WorkloadIT {

    private static final String BOTH = "{\"clusters\":[\"eu-1\",\"eu-2\"]}";
    private static final String VERSION_2 = "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:2\"}]}";

    private final Caller alice = Fleet.one().as("alice");
    private final Reply created = Fleet.draft(alice, Fleet.newName(), "default", BOTH).submit(alice);
    private final String id = created.text("workloadId");
    private final String path = "/api/v1/workloads/" + id;

    @Test
    void editMakesSecondRevisionAndGeneration() {
        Fleet.Ready edit = edit().save(alice, "containers", VERSION_2);

        Reply submitted = edit.submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(submitted.text("workloadId")).isEqualTo(id);
        assertThat(submitted.json().path("revision").asInt()).isEqualTo(2);
        assertThat(Fleet.eventsOf(submitted.text("position"))).containsExactly("workload.revised", "rollout.started", "deployment.wanted",
                "deployment.wanted", "draft.submitted");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2");
    }

    @Test
    void placementEditMakesNoRevisionAndKeepsRunningDeployments() {
        Fleet.Ready edit = edit().save(alice, "placement", "{\"clusters\":[\"eu-2\",\"us-1\"]}");

        Reply submitted = edit.submit(alice);

        assertThat(submitted.json().path("revision").asInt()).isEqualTo(1);
        assertThat(Fleet.eventsOf(submitted.text("position"))).containsExactly("workload.placed", "rollout.started", "deployment.wanted",
                "deployment.wanted", "draft.submitted");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        assertThat(wanted("eu-2")).containsExactly("1 apply 1");
        assertThat(wanted("us-1")).containsExactly("1 apply 1");
    }

    @Test
    void placementChangeMovesWorkloadWithoutRevision() {
        Reply placed = alice.put(path + "/placement", "{\"clusters\":[\"eu-2\",\"us-1\"]}", "If-Match", "\"3\"");
        long head = Fleet.head();
        Reply same = alice.put(path + "/placement", "{\"clusters\":[\"eu-2\",\"us-1\"],\"all\":false}", "If-Match", placed.etag());

        assertThat(placed.status()).describedAs(placed.toString()).isEqualTo(202);
        assertThat(placed.json().path("revision").asInt()).isEqualTo(1);
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        assertThat(wanted("eu-2")).containsExactly("1 apply 1");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(placed.etag()).isEqualTo("\"4\"");
        assertThat(Fleet.head()).isEqualTo(head);
    }

    @Test
    void placementChangeRequiresRightAndValidDocument() {
        assertThat(alice.put(path + "/placement", "{\"clusters\":[]}", "If-Match", "\"3\"").rules()).containsExactly("ClustersAreMissing");
        assertThat(alice.put(path + "/placement", "{\"colour\":1}", "If-Match", "\"3\"").pointers()).containsExactly("/colour");
        assertThat(Fleet.one().as("dave").put(path + "/placement", "{\"clusters\":[\"eu-1\"]}", "If-Match", "\"3\"").missingIn())
                .containsExactly("eu-2");
    }

    @Test
    void editorMayEditWhereNamespaceExistsButNotCreateIt() {
        Caller admin = Fleet.one().as("admin");
        Reply started = admin.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        Reply made = new Fleet.Ready("/api/v1/drafts/" + started.text("id"), started.etag())
                .save(admin, "basics", "{\"name\":\"" + Fleet.newName() + "\",\"createNamespace\":true}")
                .save(admin, "containers", VERSION_2).save(admin, "placement", "{\"clusters\":[\"eu-1\"]}").submit(admin);
        String itsPath = "/api/v1/workloads/" + made.text("workloadId");
        Reply draft = alice.post(itsPath + ":edit", "");

        Reply edited = new Fleet.Ready("/api/v1/drafts/" + draft.text("id"), draft.etag()).submit(alice);
        Reply moved = alice.put(itsPath + "/placement", "{\"clusters\":[\"eu-1\",\"us-1\"]}", "If-Match", "\"4\"");

        assertThat(edited.status()).describedAs(edited.toString()).isEqualTo(202);
        assertThat(moved.status()).isEqualTo(403);
        assertThat(moved.missingIn()).containsExactly("us-1");
        assertThat(moved.json().path("missing").path(0).path("role").asString()).isEqualTo("ClusterAdmin");
    }

    @Test
    void outdatedEditReportsChanges() {
        Fleet.Ready slow = edit();
        edit().save(alice, "containers", VERSION_2).submit(alice);

        Reply refused = slow.submit(alice);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("WorkloadMovedOn");
        assertThat(refused.json().path("changes").path(0).path("path").asString()).isEqualTo("/containers/containers/0/image");
    }

    @Test
    void rollbackMakesNewRevisionOfOldSpecification() {
        edit().save(alice, "containers", VERSION_2).submit(alice);

        Reply back = alice.post(path + ":rollback", "{\"revision\":1,\"reason\":\"broke\"}", "If-Match", "\"4\"");

        assertThat(back.status()).describedAs(back.toString()).isEqualTo(202);
        assertThat(back.json().path("revision").asInt()).isEqualTo(3);
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2", "3 apply 3");
        assertThat(manifests("eu-1")).satisfies(all -> assertThat(all.get(2)).isEqualTo(all.get(0)).isNotEqualTo(all.get(1)));
    }

    @Test
    void rejectsRollbackToUnknownOrCurrentRevision() {
        assertThat(alice.post(path + ":rollback", "{\"revision\":7}", "If-Match", "\"3\"").text("code")).isEqualTo("RevisionIsUnknown");
        assertThat(alice.post(path + ":rollback", "{\"revision\":1}", "If-Match", "\"3\"").text("code")).isEqualTo("RevisionIsCurrent");
        assertThat(alice.post(path + ":rollback", "{}", "If-Match", "\"3\"").pointers()).containsExactly("/revision");
    }

    @Test
    void deletionEndsEveryDeploymentAndIsFinal() {
        Reply deleted = alice.post(path + ":delete", "{\"policy\":\"delete\"}", "If-Match", "\"3\"");

        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(202);
        assertThat(deleted.etag()).isEqualTo("\"4\"");
        assertThat(wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        assertThat(alice.post(path + ":delete", "{\"policy\":\"delete\"}", "If-Match", "\"4\"").text("code")).isEqualTo("WorkloadIsDeleted");
        assertThat(alice.post(path + ":edit", "").text("code")).isEqualTo("WorkloadIsDeleted");
    }

    @Test
    void releasePolicyMakesReleaseGenerations() {
        alice.post(path + ":delete", "{\"policy\":\"release\"}", "If-Match", "\"3\"");

        assertThat(wanted("eu-2")).containsExactly("1 apply 1", "2 release 1");
    }

    @Test
    void deletionRequiresPolicyVersionAndRightInEveryCluster() {
        for (String none : List.of("{}", "{\"policy\":null}", "{\"policy\":\"\"}")) {
            assertThat(alice.post(path + ":delete", none, "If-Match", "\"3\"").pointers()).containsExactly("/policy");
        }
        assertThat(alice.post(path + ":delete", "{\"policy\":\"delete\"}").status()).isEqualTo(428);
        assertThat(Fleet.one().as("dave").post(path + ":delete", "{\"policy\":\"delete\"}", "If-Match", "\"3\"").missingIn()).containsExactly("eu-2");
        assertThat(Fleet.one().as("nobody").post(path + ":delete", "{\"policy\":\"delete\"}", "If-Match", "\"3\"").status()).isEqualTo(404);
    }

    @Test
    void workloadIsVisibleWhereItsDeploymentHasNotEnded() {
        Caller dave = Fleet.one().as("dave");
        Caller frank = Fleet.one().as("frank");
        Fleet.one().as("admin").post("/api/v1/grants", "{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-frank\"},"
                + "\"scope\":{\"clusters\":[\"us-1\"],\"namespace\":\"default\"}}");
        alice.put(path + "/placement", "{\"clusters\":[\"eu-2\"]}", "If-Match", "\"3\"");

        Reply leaving = copy(dave);
        gone("eu-1", 2);
        Reply left = copy(dave);
        alice.post(path + ":delete", "{\"policy\":\"delete\"}", "If-Match", "\"4\"");
        gone("eu-2", 2);
        Reply deleted = copy(dave);

        assertThat(leaving.status()).describedAs(leaving.toString()).isEqualTo(201);
        assertThat(left.status()).describedAs(left.toString()).isEqualTo(404);
        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(201);
        assertThat(copy(frank).status()).isEqualTo(404);
    }

    private void gone(String cluster, long generation) {
        var event = new DeploymentEvent.Gone(UUID.fromString(id), cluster, generation, Instant.EPOCH);
        new TransactionTemplate(Fleet.one().part(PlatformTransactionManager.class)).executeWithoutResult(status -> Fleet.one().part(Ledger.class)
                .append(List.of(new NewEvent(StreamId.of("Deployment", id + "/" + cluster), generation, event)), Map.of("actor", "system")));
    }

    private Reply copy(Caller caller) {
        return caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\"" + id + "\"}}");
    }

    private Fleet.Ready edit() {
        Reply draft = alice.post(path + ":edit", "");
        assertThat(draft.status()).describedAs(draft.toString()).isEqualTo(201);
        return new Fleet.Ready("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private List<String> wanted(String cluster) {
        return Fleet.database().queryForList("select concat_ws(' ', payload->>'generation', payload->>'action', payload->>'revision')"
                + " from ledger.events where type = 'deployment.wanted' and aggregate_identifier = ? order by position", String.class, id + "/" + cluster);
    }

    private List<String> manifests(String cluster) {
        return Fleet.database().queryForList("select payload->>'manifest' from ledger.events where type = 'deployment.wanted'"
                + " and aggregate_identifier = ? order by position", String.class, id + "/" + cluster);
    }
}
