package dev.fleetledger.command.cluster.forget;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class ForgetClusterIT {

    private final Caller admin = TestFleet.first().as("admin");
    private final String name = "fg-" + TestFleet.newName();

    @Test
    void forgettingReleasesNamesAndRetiresCredentialsImmediately() {
        register();
        admin.post("/api/v1/clusters/" + name + ":join", "");
        TestFleet.hear(name);
        UUID workload = UUID.fromString(submitWorkload().text("workloadId"));
        TestFleet.silence(name);

        Reply forgotten = forget();

        assertThat(forgotten.status()).describedAs(forgotten.toString()).isEqualTo(200);
        assertThat(TestFleet.eventsOf(forgotten.text("position")))
                .containsExactly("cluster.credential-retired", "cluster.forgotten", "deployment.forgotten");
        assertThat(count("names", "")).isZero();
        assertThat(count("credentials", " and retired_at is null")).isZero();
        assertThat(reasons(workload)).containsExactly("burnt down");
    }

    @Test
    void neverReusesNameOfForgottenCluster() {
        register();
        forget();

        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").text("code")).isEqualTo("ClusterNameIsTaken");
        assertThat(submitWorkload().rules()).containsExactly("ClusterIsUnknown");
        assertThat(admin.post("/api/v1/clusters/" + name + ":join", "").text("code")).isEqualTo("ClusterHasLeft");
        assertThat(admin.post("/api/v1/clusters/" + name + ":cordon", "").text("code")).isEqualTo("ClusterHasLeft");
        assertThat(forget().text("code")).isEqualTo("ClusterHasLeft");
    }

    @Test
    void forgetsClusterThatNeverAnsweredItsRemoval() {
        register();
        submitWorkload();
        admin.post("/api/v1/clusters/" + name + ":remove", "{\"grace\":\"PT0S\"}", "If-Match", "\"1\"");

        Reply forgotten = forget();

        assertThat(forgotten.status()).describedAs(forgotten.toString()).isEqualTo(200);
        assertThat(count("removals", "")).isZero();
    }

    @Test
    void forgettingCancelsRemovalThatIsNotDue() {
        register();
        admin.post("/api/v1/clusters/" + name + ":remove", "{}", "If-Match", "\"1\"");

        assertThat(forget().status()).isEqualTo(200);

        assertThat(TestFleet.database().queryForList("select 1 from command.scheduled_tasks where task_instance = ?", name)).isEmpty();
    }

    @Test
    void createsNoGenerationInForgottenCluster() {
        register();
        TestFleet.hear(name);
        Reply both = TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"" + name + "\",\"eu-1\"]}").submit(admin);
        TestFleet.silence(name);
        forget();

        Reply rolledBack = admin.post("/api/v1/workloads/" + both.text("workloadId") + ":rollback", "{\"revision\":1}", "If-Match",
                "\"2\"");

        assertThat(rolledBack.status()).describedAs(rolledBack.toString()).isIn(202, 409, 412);
        assertThat(wantedPositions(both.text("workloadId"), name)).hasSize(1);
    }

    @Test
    void concurrentSubmitLeavesNoDeploymentInForgottenCluster() {
        for (int i = 0; i < 5; i++) {
            String clusterName = name + "-" + i;
            admin.post("/api/v1/clusters", "{\"name\":\"" + clusterName + "\"}");
            TestFleet.DraftHandle draft = TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"" + clusterName
                    + "\"]}");
            AtomicReference<Reply> submitted = new AtomicReference<>();

            ConcurrentCalls.run(() -> {
                submitted.set(draft.submit(TestFleet.second().as("admin")));
                return submitted.get();
            }, () -> forget(admin, clusterName, body(clusterName, "burnt down"), "*"));

            assertThat(activeDeployments(clusterName)).describedAs(submitted.get().toString()).isEmpty();
        }
    }

    @Test
    void refusesToForgetClusterThatReports() {
        register();
        heard(Instant.now());

        Reply alive = forget();

        assertThat(alive.status()).describedAs(alive.toString()).isEqualTo(409);
        assertThat(alive.text("code")).isEqualTo("ClusterIsAlive");
        assertThat(alive.text("remedy")).contains(":remove");
        assertThat(admin.post("/api/v1/clusters/" + name + ":cordon", "").status()).isEqualTo(200);
    }

    @Test
    void forgetsClusterThatFellSilent() {
        register();
        heard(Instant.now().minus(Duration.ofSeconds(61)));

        Reply forgotten = forget();

        assertThat(forgotten.status()).describedAs(forgotten.toString()).isEqualTo(200);
    }

    @Test
    void checksBodyThenRightThenVersionThenLifeThenReasonAndName() {
        register();
        heard(Instant.now());
        Caller alice = TestFleet.first().as("alice");

        assertThat(forget(alice, name, "{\"reason\":\"x\"}", "\"9\"").pointers()).containsExactly("/name");
        assertThat(forget(alice, name, "{\"name\":\"\",\"reason\":\"x\"}", "\"9\"").pointers()).containsExactly("/name");
        assertThat(forget(alice, name, body("other", ""), "\"9\"").status()).isEqualTo(403);
        assertThat(admin.post("/api/v1/clusters/" + name + ":forget", body("other", "")).status()).isEqualTo(428);
        assertThat(forget(admin, name, body("other", ""), "\"9\"").status()).isEqualTo(412);
        assertThat(forget(admin, name, body("other", ""), "\"1\"").status()).isEqualTo(409);
        heard(Instant.EPOCH);
        assertThat(forget(admin, name, body("other", " "), "\"1\"").rules()).containsExactly("ReasonIsMissing");
        assertThat(forget(admin, name, body("other", "x"), "\"1\"").rules()).containsExactly("NameIsOfAnotherCluster");
        assertThat(forget(admin, name, body(name, "x"), "\"1\"").status()).isEqualTo(200);
    }

    private void register() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
    }

    private Reply submitWorkload() {
        return TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"" + name + "\"]}").submit(admin);
    }

    private Reply forget() {
        return forget(admin, name, body(name, "burnt down"), "*");
    }

    private static Reply forget(Caller caller, String cluster, String body, String version) {
        return caller.post("/api/v1/clusters/" + cluster + ":forget", body, "If-Match", version);
    }

    private static String body(String cluster, String reason) {
        return "{\"name\":\"" + cluster + "\",\"reason\":\"" + reason + "\"}";
    }

    /** As the intake of reports notes it. */
    private void heard(Instant at) {
        TestFleet.database().update("insert into command.agents (cluster, epoch, sequence, heard_at) values (?, 1, 1, ?)"
                + " on conflict (cluster) do update set heard_at = excluded.heard_at", name, Timestamp.from(at));
    }

    private long count(String table, String condition) {
        return TestFleet.database().queryForObject("select count(*) from command." + table + " where cluster = ?" + condition, Long.class,
                name);
    }

    private List<String> reasons(UUID workload) {
        return TestFleet.database()
                .queryForList("select metadata->>'reason' from ledger.events where aggregate_identifier = ? and type = 'deployment.forgotten'",
                        String.class, workload + "/" + name);
    }

    private static List<Long> wantedPositions(String workload, String cluster) {
        return TestFleet.database()
                .queryForList("select position from ledger.events where aggregate_identifier = ? and type = 'deployment.wanted'",
                        Long.class, workload + "/" + cluster);
    }

    /** Events of deployments in the cluster whose newest event is {@code deployment.wanted}. */
    private static List<String> activeDeployments(String cluster) {
        return TestFleet.database().queryForList("select type from (select distinct on (aggregate_identifier) type from ledger.events"
                + " where aggregate_type = 'Deployment' and aggregate_identifier like ? order by aggregate_identifier, position desc) last"
                + " where type = 'deployment.wanted'", String.class, "%/" + cluster);
    }
}
