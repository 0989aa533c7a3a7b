package dev.fleetledger.command.hub;

import static dev.fleetledger.command.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import dev.fleetledger.command.report.intake.AgentOf;
import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;

/** A fleet whose database is restored from a backup: since then one workload was changed, one deleted, and one created. */
class AcceptRestoreIT {

    private final Backups hub = new Backups();
    private final String cluster = "rs-" + ProcessHandle.current().pid() + "-" + Fleet.newName();
    private UUID changed;
    private UUID deleted;
    private UUID made;

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void olderBackupStopsRelayUntilAcceptedAndDeletesNothing() {
        anOlderBackupWas();
        hub.restore(() -> { });
        await("the relay is stopped", () -> hub.part(HealthIndicator.class, "relayHealthIndicator").health().getStatus().equals(Status.DOWN));
        UUID later = runs();
        UUID again = hub.revises(admin(), changed, "registry.example/daemon:3");
        AgentOf agent = hub.agent(cluster);
        agent.startsAgain(System.currentTimeMillis());
        agent.reports(AgentOf.running(changed, UUID.randomUUID(), 2, 1L));
        await("the report is accepted", () -> hub.taken() == 1);
        assertThat(topic().intents()).as("nothing is sent before the restore is accepted").doesNotContainKey(later);
        assertThat(hub.transitions(changed)).as("generation 2 of the lost ledger differs from generation 2 of this one").containsExactly("deployment.settled");
        assertThat(accept("alice", "{\"reason\":\"the disk is gone\"}").status()).isEqualTo(403);
        assertThat(accept("admin", "{}").rules()).containsExactly("ReasonIsMissing");

        Reply accepted = accept("admin", "{\"reason\":\"the disk is gone\"}");

        assertThat(accepted.json().path("epoch").asLong()).describedAs(accepted.toString()).isEqualTo(2);
        await("the topic is refilled", () -> topic().hub().epoch() == 2 && topic().intents().containsKey(later));
        assertThat(inForce(changed)).isEqualTo("APPLY 2 of 2");
        assertThat(inForce(deleted)).isEqualTo("APPLY 1 of 2");
        assertThat(inForce(later)).isEqualTo("APPLY 1 of 2");
        assertThat(inForce(made)).as("a workload unknown to the ledger keeps its intent").isEqualTo("APPLY 1 of 1");
        assertThat(topic().all().stream().filter(it -> it.action() != DeploymentAction.APPLY && it.hub().epoch() == 2)).isEmpty();
        agent.reports(AgentOf.running(changed, again, 2, 2L));
        await("the deployment has settled", () -> hub.transitions(changed).size() == 2);
        assertThat(accept("admin", "{\"reason\":\"again\"}").text("code")).isEqualTo("NothingToAccept");
    }

    @Test
    void detectsRegressionFromReportsWhenTopicsAreLost() {
        anOlderBackupWas();
        hub.restore(() -> hub.topicIsLost(cluster));
        assertThat(accept("admin", "{\"reason\":\"just so\"}").text("code")).isEqualTo("NothingToAccept");
        AgentOf agent = hub.agent(cluster);
        agent.startsAgain(System.currentTimeMillis());
        agent.reports(AgentOf.running(changed, UUID.randomUUID(), 2, 4L));
        await("the report is accepted", () -> hub.taken() == 1);

        Reply accepted = accept("admin", "{\"reason\":\"the whole folder is from yesterday\"}");

        assertThat(accepted.json().path("epoch").asLong()).describedAs(accepted.toString()).isEqualTo(5);
        await("the topic is refilled", () -> topic().epochs().contains(5L));
    }

    private Reply accept(String who, String body) {
        return hub.as(who).post("/api/v1/hub:acceptRestore", body);
    }

    private void anOlderBackupWas() {
        hub.starts();
        assertThat(admin().post("/api/v1/clusters", "{\"name\":\"" + cluster + "\"}").status()).isEqualTo(201);
        admin().post("/api/v1/clusters/" + cluster + ":join", "");
        changed = runs();
        deleted = runs();
        hub.agent(cluster).reports(AgentOf.running(changed, topic().intents().get(changed).intent(), 1, 1L));
        await("the deployment has settled", () -> hub.transitions(changed).size() == 1);
        hub.backup();

        hub.revises(admin(), changed, "registry.example/daemon:2");
        hub.deletes(admin(), deleted);
        made = runs();
        await("the intents are sent", () -> topic().intents().containsKey(made) && topic().intents().get(deleted).action() == DeploymentAction.REMOVE);
    }

    private UUID runs() {
        UUID workload = UUID.fromString(Fleet.draft(admin(), Fleet.newName(), "default", "{\"clusters\":[\"" + cluster + "\"]}").submit(admin()).text("workloadId"));
        if (hub.relays()) {
            await("the intents are sent", () -> topic().intents().containsKey(workload));
        }
        return workload;
    }

    private String inForce(UUID workload) {
        Intent intent = topic().intents().get(workload);
        return intent.action() + " " + intent.generation() + " of " + intent.hub().epoch();
    }

    private Caller admin() {
        return hub.as("admin");
    }

    private InTopic topic() {
        return hub.topic(cluster);
    }
}
