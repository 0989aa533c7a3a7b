package dev.fleetledger.command.cluster.remove;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

class RemoveClusterIT {

    private static final String NEXT_RUN = " where task_name = 'cluster-removal' and task_instance = ?";

    private final Caller admin = TestFleet.first().as("admin");
    private final String name = "rm-" + TestFleet.newName();

    @Test
    void gracePeriodKeepsDeploymentsAndBlocksNewOnes() {
        register();
        UUID workload = submitWorkload();

        Reply removal = remove("{\"workloads\":\"delete\",\"reason\":\"sold\"}");
        Reply byName = TestFleet.draft(admin, TestFleet.newName(), "default", clusters()).submit(admin);
        Reply toAll = TestFleet.draft(admin, TestFleet.newName(), "default", "{\"all\":true}").submit(admin);

        assertThat(removal.status()).describedAs(removal.toString()).isEqualTo(202);
        assertThat(Instant.parse(removal.text("due"))).isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_601));
        assertThat(TestFleet.eventsOf(removal.text("position"))).containsExactly("cluster.removal-asked");
        assertThat(byName.rules()).containsExactly("ClusterIsLeaving");
        assertThat(isPlacedOnCluster(toAll)).isFalse();
        assertThat(generations(workload)).containsExactly("apply");
    }

    @Test
    void releasesWorkloadsByDefault() {
        register();

        assertThat(remove("{}").text("workloads")).isEqualTo("release");
    }

    @Test
    void requiresReasonToDeleteWorkloadsButNotToReleaseThem() {
        register();

        Reply deleting = remove("{\"workloads\":\"delete\"}");
        Reply releasing = remove("{\"workloads\":\"release\"}");

        assertThat(deleting.rules()).containsExactly("ReasonIsMissing");
        assertThat(releasing.status()).isEqualTo(202);
    }

    @Test
    void uncordonCancelsRemovalBeforeItIsDue() {
        register();
        remove("{\"grace\":\"PT1H\"}");

        Reply uncordoned = admin.post("/api/v1/clusters/" + name + ":uncordon", "{\"reason\":\"kept\"}");
        Reply placed = TestFleet.draft(admin, TestFleet.newName(), "default", clusters()).submit(admin);

        assertThat(TestFleet.eventsOf(uncordoned.text("position"))).containsExactly("cluster.removal-taken-back");
        assertThat(placed.status()).isEqualTo(202);
        assertThat(rows("removals", "cluster")).isZero();
        assertThat(rows("scheduled_tasks", "task_instance")).isZero();
    }

    @Test
    void dueRemovalEndsWorkloadsOnRequestersBehalfThenRemovesCluster() {
        register();
        admin.post("/api/v1/clusters/" + name + ":join", "");
        UUID workload = submitWorkload();

        Reply removal = remove("{\"grace\":\"PT0S\",\"workloads\":\"delete\",\"reason\":\"sold\"}");
        await("the deployment is ended", () -> generations(workload).equals(List.of("apply", "remove")));
        Map<String, Object> metadata = TestFleet.database()
                .queryForMap("select metadata->>'actor' as actor, metadata->>'causation' as cause,"
                        + " metadata->>'reason' as reason from ledger.events where aggregate_identifier = ? order by position desc limit 1",
                        workload + "/" + name);
        assertThat(metadata).containsEntry("actor", "sub-admin").containsEntry("reason", "sold").containsEntry("cause", commandOf(removal));
        assertThat(events()).as("until its agent reports the deletion").doesNotContain("cluster.removed");

        appendGone(workload, 2);
        makeNextRunDue();
        await("the cluster is removed", () -> events().contains("cluster.removed"));

        assertThat(events()).containsExactly("cluster.registered", "cluster.credential-issued", "cluster.removal-asked",
                "cluster.credential-retired",
                "cluster.removed");
        assertThat(validCredentials()).isZero();
        assertThat(rows("removals", "cluster")).isZero();
        await("the removal task has ended", () -> rows("scheduled_tasks", "task_instance") == 0);
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").text("code")).isEqualTo("ClusterNameIsTaken");
    }

    @Test
    void secondRunEndsReleasedDeploymentOnlyOnce() {
        register();
        UUID workload = submitWorkload();

        remove("{\"grace\":\"PT0S\"}");
        await("the deployment is ended", () -> generations(workload).size() == 2);
        makeNextRunDue();
        await("the removal task has run again", () -> !isNextRunDue());

        assertThat(generations(workload)).containsExactly("apply", "release");
    }

    @Test
    void rejectsCancellingRemovalThatHasBegun() {
        register();
        UUID workload = submitWorkload();
        remove("{\"grace\":\"PT0S\"}");
        await("the removal has begun", () -> generations(workload).size() == 2);

        Reply uncordoned = admin.post("/api/v1/clusters/" + name + ":uncordon", "");
        Reply again = remove("{\"grace\":\"PT5H\"}");

        assertThat(uncordoned.text("code")).isEqualTo("RemovalHasBegun");
        assertThat(again.text("code")).isEqualTo("RemovalHasBegun");
    }

    @Test
    void nextRunCompletesInterruptedStepExactlyOnce() {
        register();
        UUID workload = submitWorkload();
        TestFleet.executeAsOwner("create sequence command.crashes_" + sqlName());
        TestFleet.executeAsOwner("grant select, usage on command.crashes_" + sqlName() + " to public");
        TestFleet.executeAsOwner("create function command.crash_" + sqlName()
                + "() returns trigger language plpgsql as $$ begin if new.cluster = '" + name
                + "' and new.begun_at is not null then perform nextval('command.crashes_" + sqlName()
                + "'); raise exception 'crash'; end if; return new; end $$");
        TestFleet.executeAsOwner("create trigger crash_" + sqlName()
                + " before update on command.removals for each row execute function command.crash_" + sqlName() + "()");

        remove("{\"grace\":\"PT0S\"}");
        await("two runs have crashed", () -> crashes() >= 2);
        assertThat(generations(workload)).containsExactly("apply");
        TestFleet.executeAsOwner("drop trigger crash_" + sqlName() + " on command.removals");

        await("the deployment is ended", () -> generations(workload).size() == 2);
        assertThat(generations(workload)).containsExactly("apply", "release");
    }

    @Test
    void requiresFleetAdminAndCurrentVersionToRemove() {
        register();

        assertThat(TestFleet.first().as("alice").post("/api/v1/clusters/" + name + ":remove", "{}", "If-Match", "\"1\"").status())
                .isEqualTo(403);
        assertThat(admin.post("/api/v1/clusters/" + name + ":remove", "{}").status()).isEqualTo(428);
        assertThat(admin.post("/api/v1/clusters/" + name + ":remove", "{}", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(remove("{\"grace\":\"soon\",\"workloads\":\"burn\"}").pointers()).containsExactlyInAnyOrder("/grace", "/workloads");
    }

    @Test
    void removesClusterThatWasPlannedButNeverSent() {
        register();
        TestFleet.silence(name);
        UUID workload = submitWorkload();
        assertThat(generations(workload)).isEmpty();

        remove("{\"grace\":\"PT0S\",\"workloads\":\"delete\",\"reason\":\"sold\"}");

        await("its names are free", () -> rows("names", "cluster") == 0);
        makeNextRunDue();
        await("the cluster is removed", () -> events().contains("cluster.removed"));
    }

    private void register() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
        TestFleet.hear(name);
    }

    private UUID submitWorkload() {
        return UUID.fromString(TestFleet.draft(admin, TestFleet.newName(), "default", clusters()).submit(admin).text("workloadId"));
    }

    private Reply remove(String body) {
        Long version = TestFleet.database()
                .queryForObject("select max(aggregate_sequence_number) + 1 from ledger.events where aggregate_type = 'Cluster'"
                        + " and aggregate_identifier = ?", Long.class, name);
        return admin.post("/api/v1/clusters/" + name + ":remove", body, "If-Match", "\"" + version + "\"");
    }

    private String clusters() {
        return "{\"clusters\":[\"" + name + "\"]}";
    }

    private boolean isPlacedOnCluster(Reply submitted) {
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return !TestFleet.database()
                .queryForList("select 1 from ledger.events where aggregate_type = 'Deployment' and aggregate_identifier = ?",
                        submitted.text("workloadId") + "/" + name).isEmpty();
    }

    private List<String> generations(UUID workload) {
        return TestFleet.database()
                .queryForList("select payload->>'action' from ledger.events where aggregate_identifier = ? and type = 'deployment.wanted'"
                        + " order by position", String.class, workload + "/" + name);
    }

    private List<String> events() {
        return TestFleet.database()
                .queryForList("select type from ledger.events where aggregate_type = 'Cluster' and aggregate_identifier = ? order by position",
                        String.class, name);
    }

    private static String commandOf(Reply reply) {
        return TestFleet.database().queryForObject("select metadata->>'command' from ledger.events where position = ?", String.class,
                Long.valueOf(reply.text("position")));
    }

    /** Appends the event that the report consumer appends when an agent reports the deletion. */
    private void appendGone(UUID workload, long generation) {
        TestFleet.first().bean(Ledger.class).append(List.of(new NewEvent(StreamId.of("Deployment", workload + "/" + name), generation,
                new DeploymentEvent.Gone(workload, name, generation, Instant.EPOCH))), Map.of());
        TestFleet.database().update("delete from command.names where workload = ? and cluster = ?", workload, name);
    }

    private void makeNextRunDue() {
        TestFleet.database().update("update command.scheduled_tasks set execution_time = now()" + NEXT_RUN, name);
    }

    private boolean isNextRunDue() {
        return !TestFleet.database().queryForList("select 1 from command.scheduled_tasks" + NEXT_RUN + " and execution_time <= now()", name)
                .isEmpty();
    }

    private long validCredentials() {
        return TestFleet.database().queryForObject("select count(*) from command.credentials where cluster = ? and retired_at is null",
                Long.class, name);
    }

    private long rows(String table, String column) {
        return TestFleet.database().queryForObject("select count(*) from command." + table + " where " + column + " = ?", Long.class, name);
    }

    private String sqlName() {
        return name.replace('-', '_');
    }

    /** Counts by a sequence, because a rollback doesn't reset it. */
    private long crashes() {
        return TestFleet.database().queryForObject("select case when is_called then last_value else 0 end from command.crashes_" + sqlName(),
                Long.class);
    }
}
