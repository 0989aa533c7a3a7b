package dev.fleetledger.command.cluster.remove;

import static dev.fleetledger.command.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

class RemoveClusterIT {

    private final Caller admin = Fleet.one().as("admin");
    private final String name = "rm-" + Fleet.newName();

    @Test
    void gracePeriodKeepsDeploymentsAndBlocksNewOnes() {
        registered();
        UUID workload = runs();

        Reply asked = remove("{\"workloads\":\"delete\",\"reason\":\"sold\"}");
        Reply named = Fleet.draft(admin, Fleet.newName(), "default", clusters()).submit(admin);
        Reply everywhere = Fleet.draft(admin, Fleet.newName(), "default", "{\"all\":true}").submit(admin);

        assertThat(asked.status()).describedAs(asked.toString()).isEqualTo(202);
        assertThat(Instant.parse(asked.text("due"))).isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_601));
        assertThat(Fleet.eventsOf(asked.text("position"))).containsExactly("cluster.removal-asked");
        assertThat(named.rules()).containsExactly("ClusterIsLeaving");
        assertThat(goesTo(everywhere)).isFalse();
        assertThat(generations(workload)).containsExactly("apply");
    }

    @Test
    void releasesWorkloadsByDefault() {
        registered();

        assertThat(remove("{}").text("workloads")).isEqualTo("release");
    }

    @Test
    void uncordonCancelsRemovalBeforeItIsDue() {
        registered();
        remove("{\"grace\":\"PT1H\"}");

        Reply back = admin.post("/api/v1/clusters/" + name + ":uncordon", "{\"reason\":\"kept\"}");
        Reply placed = Fleet.draft(admin, Fleet.newName(), "default", clusters()).submit(admin);

        assertThat(Fleet.eventsOf(back.text("position"))).containsExactly("cluster.removal-taken-back");
        assertThat(placed.status()).isEqualTo(202);
        assertThat(rows("removals", "cluster")).isZero();
    }

    @Test
    void dueRemovalEndsWorkloadsOnRequestersBehalfThenRemovesCluster() {
        registered();
        admin.post("/api/v1/clusters/" + name + ":join", "");
        UUID workload = runs();

        Reply asked = remove("{\"grace\":\"PT0S\",\"workloads\":\"delete\",\"reason\":\"sold\"}");
        await("the deployment is ended", () -> generations(workload).equals(List.of("apply", "remove")));
        Map<String, Object> metadata = Fleet.database().queryForMap("select metadata->>'actor' as actor, metadata->>'causation' as cause,"
                + " metadata->>'reason' as reason from ledger.events where aggregate_identifier = ? order by position desc limit 1", workload + "/" + name);
        assertThat(metadata).containsEntry("actor", "sub-admin").containsEntry("reason", "sold").containsEntry("cause", commandOf(asked));
        assertThat(events()).as("until its agent reports the deletion").doesNotContain("cluster.removed");

        agentSaysGone(workload, 2);
        lookNow();
        await("the cluster is removed", () -> events().contains("cluster.removed"));

        assertThat(events()).containsExactly("cluster.registered", "cluster.credential-issued", "cluster.removal-asked", "cluster.credential-retired",
                "cluster.removed");
        assertThat(liveCredentials()).isZero();
        assertThat(rows("removals", "cluster")).isZero();
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").text("code")).isEqualTo("ClusterNameIsTaken");
    }

    @Test
    void secondRunEndsReleasedDeploymentOnlyOnce() {
        registered();
        UUID workload = runs();

        remove("{\"grace\":\"PT0S\"}");
        await("the deployment is ended", () -> generations(workload).size() == 2);
        lookNow();
        await("the removal task has run again", () -> !lookIsDue());

        assertThat(generations(workload)).containsExactly("apply", "release");
    }

    @Test
    void rejectsCancellingRemovalThatHasBegun() {
        registered();
        UUID workload = runs();
        remove("{\"grace\":\"PT0S\"}");
        await("the removal has begun", () -> generations(workload).size() == 2);

        Reply back = admin.post("/api/v1/clusters/" + name + ":uncordon", "");
        Reply again = remove("{\"grace\":\"PT5H\"}");

        assertThat(back.text("code")).isEqualTo("RemovalHasBegun");
        assertThat(again.text("code")).isEqualTo("RemovalHasBegun");
    }

    @Test
    void nextRunCompletesInterruptedStepExactlyOnce() {
        registered();
        UUID workload = runs();
        Fleet.asOwner("create function command.crash_" + id() + "() returns trigger language plpgsql as $$ begin if new.cluster = '" + name
                + "' and new.begun_at is not null then raise exception 'crash'; end if; return new; end $$");
        Fleet.asOwner("create trigger crash_" + id() + " before update on command.removals for each row execute function command.crash_" + id() + "()");

        remove("{\"grace\":\"PT0S\"}");
        pause();
        assertThat(generations(workload)).containsExactly("apply");
        Fleet.asOwner("drop trigger crash_" + id() + " on command.removals");

        await("the deployment is ended", () -> generations(workload).size() == 2);
        assertThat(generations(workload)).containsExactly("apply", "release");
    }

    @Test
    void requiresFleetAdminAndCurrentVersionToRemove() {
        registered();

        assertThat(Fleet.one().as("alice").post("/api/v1/clusters/" + name + ":remove", "{}", "If-Match", "\"1\"").status()).isEqualTo(403);
        assertThat(admin.post("/api/v1/clusters/" + name + ":remove", "{}").status()).isEqualTo(428);
        assertThat(admin.post("/api/v1/clusters/" + name + ":remove", "{}", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(remove("{\"grace\":\"soon\",\"workloads\":\"burn\"}").pointers()).containsExactlyInAnyOrder("/grace", "/workloads");
    }

    private void registered() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
    }

    private UUID runs() {
        return UUID.fromString(Fleet.draft(admin, Fleet.newName(), "default", clusters()).submit(admin).text("workloadId"));
    }

    private Reply remove(String body) {
        Long version = Fleet.database().queryForObject("select max(aggregate_sequence_number) + 1 from ledger.events where aggregate_type = 'Cluster'"
                + " and aggregate_identifier = ?", Long.class, name);
        return admin.post("/api/v1/clusters/" + name + ":remove", body, "If-Match", "\"" + version + "\"");
    }

    private String clusters() {
        return "{\"clusters\":[\"" + name + "\"]}";
    }

    private boolean goesTo(Reply submitted) {
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return !Fleet.database().queryForList("select 1 from ledger.events where aggregate_type = 'Deployment' and aggregate_identifier = ?",
                submitted.text("workloadId") + "/" + name).isEmpty();
    }

    private List<String> generations(UUID workload) {
        return Fleet.database().queryForList("select payload->>'action' from ledger.events where aggregate_identifier = ? and type = 'deployment.wanted'"
                + " order by position", String.class, workload + "/" + name);
    }

    private List<String> events() {
        return Fleet.database().queryForList("select type from ledger.events where aggregate_type = 'Cluster' and aggregate_identifier = ? order by position",
                String.class, name);
    }

    private static String commandOf(Reply reply) {
        return Fleet.database().queryForObject("select metadata->>'command' from ledger.events where position = ?", String.class,
                Long.valueOf(reply.text("position")));
    }

    /** Appends the event that the report consumer appends when an agent reports the deletion. */
    private void agentSaysGone(UUID workload, long generation) {
        Fleet.one().part(Ledger.class).append(List.of(new NewEvent(StreamId.of("Deployment", workload + "/" + name), generation,
                new DeploymentEvent.Gone(workload, name, generation, Instant.EPOCH))), Map.of());
        Fleet.database().update("delete from command.names where workload = ? and cluster = ?", workload, name);
    }

    private void lookNow() {
        Fleet.database().update("update command.removals set next_look = now() where cluster = ?", name);
    }

    private boolean lookIsDue() {
        return !Fleet.database().queryForList("select 1 from command.removals where cluster = ? and next_look <= now()", name).isEmpty();
    }

    private long liveCredentials() {
        return Fleet.database().queryForObject("select count(*) from command.credentials where cluster = ? and retired_at is null", Long.class, name);
    }

    private long rows(String table, String column) {
        return Fleet.database().queryForObject("select count(*) from command." + table + " where " + column + " = ?", Long.class, name);
    }

    private String id() {
        return name.replace('-', '_');
    }

    /** Waits long enough for two runs of the periodic task. */
    private static void pause() {
        try {
            Thread.sleep(2_500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
