package dev.fleetledger.command.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** By default kube-system is protected. */
class ProtectedNamespaceIT {

    private static final String EU_1 = "{\"clusters\":[\"eu-1\"]}";

    private final Caller admin = TestFleet.first().as("admin");

    @Test
    void namespaceEditorWritesDraftButSubmitsNothing() {
        Caller editor = grant("NSEditor", ",\"namespace\":\"kube-system\"");

        Reply refused = TestFleet.draft(editor, TestFleet.newName(), "kube-system", EU_1).submit(editor);

        assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(403);
        assertThat(refused.missingIn()).containsExactly("eu-1");
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("ClusterAdmin");
    }

    @Test
    void clusterAdminCreatesWorkloadInOwnClusters() {
        Caller clusterAdmin = grant("ClusterAdmin", "");
        Reply elsewhere = TestFleet.draft(clusterAdmin, TestFleet.newName(), "kube-system", "{\"clusters\":[\"eu-1\",\"us-1\"]}")
                .submit(clusterAdmin);

        Reply created = TestFleet.draft(clusterAdmin, TestFleet.newName(), "kube-system", EU_1).submit(clusterAdmin);

        assertThat(created.status()).describedAs(created.toString()).isEqualTo(202);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.missingIn()).containsExactly("us-1");
    }

    @Test
    void namespaceAdminDoesNotDeleteWorkload() {
        Caller namespaceAdmin = grant("NSAdmin", ",\"namespace\":\"kube-system\"");
        String workload = TestFleet.draft(admin, TestFleet.newName(), "kube-system", EU_1).submit(admin).text("workloadId");

        Reply refused = delete(namespaceAdmin, workload);
        Reply deleted = delete(admin, workload);

        assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("ClusterAdmin");
        assertThat(deleted.status()).isEqualTo(202);
    }

    @Test
    void approverOfMassDeleteNeedsHigherRoleToo() {
        String workload = TestFleet.draft(admin, TestFleet.newName(), "kube-system", "{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}")
                .submit(admin).text("workloadId");

        String rollout = delete(admin, workload).text("rolloutId");

        assertThat(TestFleet.database().queryForObject("select payload->'approvals'->0->>'role' from ledger.events"
                + " where type = 'rollout.planned' and aggregate_identifier = ?", String.class, rollout)).isEqualTo("ClusterAdmin");
    }

    private static Reply delete(Caller caller, String workload) {
        return caller.post("/api/v1/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"x\"}", "If-Match", "*");
    }

    private Caller grant(String role, String namespace) {
        String name = TestFleet.newName();
        assertThat(admin.post("/api/v1/grants", "{\"role\":\"" + role + "\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-" + name
                + "\"},\"scope\":{\"clusters\":[\"eu-1\"]" + namespace + "}}").status()).isEqualTo(201);
        return TestFleet.first().as(name);
    }
}
