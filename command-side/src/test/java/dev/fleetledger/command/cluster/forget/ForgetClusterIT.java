package dev.fleetledger.command.cluster.forget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.command.running.Together;

class ForgetClusterIT {

    private final Caller admin = Fleet.one().as("admin");
    private final String name = "fg-" + Fleet.newName();

    @Test
    void forgettingReleasesNamesAndRetiresCredentialsImmediately() {
        registered();
        admin.post("/api/v1/clusters/" + name + ":join", "");
        UUID workload = UUID.fromString(submitted().text("workloadId"));

        Reply forgotten = forget("{\"reason\":\"burnt down\"}");

        assertThat(forgotten.status()).describedAs(forgotten.toString()).isEqualTo(200);
        assertThat(Fleet.eventsOf(forgotten.text("position"))).containsExactly("cluster.credential-retired", "cluster.forgotten", "deployment.forgotten");
        assertThat(count("names", "")).isZero();
        assertThat(count("credentials", " and retired_at is null")).isZero();
        assertThat(reasons(workload)).containsExactly("burnt down");
    }

    @Test
    void neverReusesNameOfForgottenCluster() {
        registered();
        forget("{\"reason\":\"burnt down\"}");

        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").text("code")).isEqualTo("ClusterNameIsTaken");
        assertThat(submitted().rules()).containsExactly("ClusterIsUnknown");
        assertThat(admin.post("/api/v1/clusters/" + name + ":join", "").text("code")).isEqualTo("ClusterHasLeft");
        assertThat(admin.post("/api/v1/clusters/" + name + ":cordon", "").text("code")).isEqualTo("ClusterHasLeft");
        assertThat(forget("{\"reason\":\"again\"}").text("code")).isEqualTo("ClusterHasLeft");
    }

    @Test
    void forgetsClusterThatNeverAnsweredItsRemoval() {
        registered();
        submitted();
        admin.post("/api/v1/clusters/" + name + ":remove", "{\"grace\":\"PT0S\"}", "If-Match", "\"1\"");

        Reply forgotten = forget("{\"reason\":\"it never answered\"}");

        assertThat(forgotten.status()).describedAs(forgotten.toString()).isEqualTo(200);
        assertThat(count("removals", "")).isZero();
    }

    @Test
    void createsNoGenerationInForgottenCluster() {
        registered();
        Reply both = Fleet.draft(admin, Fleet.newName(), "default", "{\"clusters\":[\"" + name + "\",\"eu-1\"]}").submit(admin);
        forget("{\"reason\":\"burnt down\"}");

        Reply back = admin.post("/api/v1/workloads/" + both.text("workloadId") + ":rollback", "{\"revision\":1}", "If-Match", "\"2\"");

        assertThat(back.status()).describedAs(back.toString()).isIn(202, 409, 412);
        assertThat(wanted(both.text("workloadId"), name)).hasSize(1);
    }

    @Test
    void concurrentSubmitLeavesNoDeploymentInForgottenCluster() {
        for (int i = 0; i < 5; i++) {
            String one = name + "-" + i;
            admin.post("/api/v1/clusters", "{\"name\":\"" + one + "\"}");
            Fleet.Ready draft = Fleet.draft(admin, Fleet.newName(), "default", "{\"clusters\":[\"" + one + "\"]}");
            AtomicReference<Reply> submitted = new AtomicReference<>();

            Together.all(() -> {
                submitted.set(draft.submit(Fleet.other().as("admin")));
                return submitted.get();
            }, () -> admin.post("/api/v1/clusters/" + one + ":forget", "{\"reason\":\"burnt down\"}"));

            assertThat(live(one)).describedAs(submitted.get().toString()).isEmpty();
        }
    }

    @Test
    void requiresFleetAdminToForgetButNoReason() {
        registered();

        assertThat(Fleet.one().as("alice").post("/api/v1/clusters/" + name + ":forget", "{\"reason\":\"x\"}").status()).isEqualTo(403);
        assertThat(forget("").status()).isEqualTo(200);
    }

    private void registered() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
    }

    private Reply submitted() {
        return Fleet.draft(admin, Fleet.newName(), "default", "{\"clusters\":[\"" + name + "\"]}").submit(admin);
    }

    private Reply forget(String body) {
        return admin.post("/api/v1/clusters/" + name + ":forget", body);
    }

    private long count(String table, String more) {
        return Fleet.database().queryForObject("select count(*) from command." + table + " where cluster = ?" + more, Long.class, name);
    }

    private List<String> reasons(UUID workload) {
        return Fleet.database().queryForList("select metadata->>'reason' from ledger.events where aggregate_identifier = ? and type = 'deployment.forgotten'",
                String.class, workload + "/" + name);
    }

    private static List<Long> wanted(String workload, String cluster) {
        return Fleet.database().queryForList("select position from ledger.events where aggregate_identifier = ? and type = 'deployment.wanted'",
                Long.class, workload + "/" + cluster);
    }

    /** Events of deployments in the cluster whose newest event is {@code deployment.wanted}. */
    private static List<String> live(String cluster) {
        return Fleet.database().queryForList("select type from (select distinct on (aggregate_identifier) type from ledger.events"
                + " where aggregate_type = 'Deployment' and aggregate_identifier like ? order by aggregate_identifier, position desc) last"
                + " where type = 'deployment.wanted'", String.class, "%/" + cluster);
    }
}
