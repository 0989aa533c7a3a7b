package dev.fleetledger.command.hub;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import dev.fleetledger.command.report.intake.TestAgent;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;

/** A fleet whose database is restored from a backup: since then one workload was changed, one deleted, and one created. */
class AcceptRestoreIT {

    private final RestorableHub hub = new RestorableHub();
    private final String cluster = "rs-" + ProcessHandle.current().pid() + "-" + TestFleet.newName();
    private UUID changed;
    private UUID deleted;
    private UUID created;

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void olderBackupStopsRelayUntilAcceptedAndDeletesNothing() {
        changeAfterBackup();
        hub.restore(() -> { });
        await("the relay is stopped", () -> hub.bean(HealthIndicator.class, "relayHealthIndicator").health().getStatus()
                .equals(Status.DOWN));
        UUID later = submitWorkload();
        UUID again = hub.revise(admin(), changed, "registry.example/daemon:3");
        TestAgent agent = hub.agent(cluster);
        agent.restart(System.currentTimeMillis());
        agent.sendReport(TestAgent.running(changed, UUID.randomUUID(), 2, 1L));
        await("the report is accepted", () -> hub.taken() == 1);
        assertThat(topic().intents()).as("nothing is sent before the restore is accepted").doesNotContainKey(later);
        assertThat(hub.transitions(changed)).as("generation 2 of the lost ledger differs from generation 2 of this one")
                .containsExactly("deployment.settled");
        assertThat(accept("alice", "{\"reason\":\"the disk is gone\"}").status()).isEqualTo(403);
        assertThat(accept("admin", "{}").rules()).containsExactly("ReasonIsMissing");

        Reply accepted = accept("admin", "{\"reason\":\"the disk is gone\"}");

        assertThat(accepted.json().path("epoch").asLong()).describedAs(accepted.toString()).isEqualTo(2);
        await("the topic is refilled", () -> topic().hub().epoch() == 2 && topic().intents().containsKey(later));
        assertThat(currentIntent(changed)).isEqualTo("APPLY 2 of 2");
        assertThat(currentIntent(deleted)).isEqualTo("APPLY 1 of 2");
        assertThat(currentIntent(later)).isEqualTo("APPLY 1 of 2");
        assertThat(currentIntent(created)).as("a workload unknown to the ledger keeps its intent").isEqualTo("APPLY 1 of 1");
        assertThat(topic().all().stream().filter(it -> it.action() != DeploymentAction.APPLY && it.hub().epoch() == 2)).isEmpty();
        agent.sendReport(TestAgent.running(changed, again, 2, 2L));
        await("the deployment has settled", () -> hub.transitions(changed).size() == 2);
        assertThat(accept("admin", "{\"reason\":\"again\"}").text("code")).isEqualTo("NothingToAccept");
    }

    @Test
    void isNotReadyButServesUntilRestoreIsAccepted() {
        changeAfterBackup();
        assertThat(hub.health("readiness")).isEqualTo(200);

        hub.restore(() -> { });

        await("the hub is not ready", () -> hub.health("readiness") == 503);
        assertThat(hub.health("serving")).isEqualTo(200);
        assertThat(hub.health("liveness")).isEqualTo(200);
        assertThat(accept("admin", "{\"reason\":\"the disk is gone\"}").status()).isEqualTo(200);
        await("the hub is ready again", () -> hub.health("readiness") == 200);
    }

    @Test
    void detectsRegressionFromReportsWhenTopicsAreLost() {
        changeAfterBackup();
        hub.restore(() -> hub.deleteTopic(cluster));
        assertThat(accept("admin", "{\"reason\":\"just so\"}").text("code")).isEqualTo("NothingToAccept");
        TestAgent agent = hub.agent(cluster);
        agent.restart(System.currentTimeMillis());
        agent.sendReport(TestAgent.running(changed, UUID.randomUUID(), 2, 4L));
        await("the report is accepted", () -> hub.taken() == 1);

        Reply accepted = accept("admin", "{\"reason\":\"the whole folder is from yesterday\"}");

        assertThat(accepted.json().path("epoch").asLong()).describedAs(accepted.toString()).isEqualTo(5);
        await("the topic is refilled", () -> topic().epochs().contains(5L));
    }

    private Reply accept(String who, String body) {
        return hub.as(who).post("/api/v1/hub:acceptRestore", body);
    }

    private void changeAfterBackup() {
        hub.start();
        assertThat(admin().post("/api/v1/clusters", "{\"name\":\"" + cluster + "\"}").status()).isEqualTo(201);
        admin().post("/api/v1/clusters/" + cluster + ":join", "");
        hub.hear(cluster);
        changed = submitWorkload();
        deleted = submitWorkload();
        hub.agent(cluster).sendReport(TestAgent.running(changed, topic().intents().get(changed).intent(), 1, 1L));
        await("the deployment has settled", () -> hub.transitions(changed).size() == 1);
        hub.backup();

        hub.revise(admin(), changed, "registry.example/daemon:2");
        hub.delete(admin(), deleted);
        created = submitWorkload();
        await("the intents are sent", () -> topic().intents().containsKey(created) && topic().intents().get(deleted)
                .action() == DeploymentAction.REMOVE);
    }

    private UUID submitWorkload() {
        UUID workload = UUID.fromString(TestFleet.draft(admin(), TestFleet.newName(), "default", "{\"clusters\":[\"" + cluster + "\"]}")
                .submit(admin()).text("workloadId"));
        if (hub.isRelaying()) {
            await("the intents are sent", () -> topic().intents().containsKey(workload));
        }
        return workload;
    }

    private String currentIntent(UUID workload) {
        Intent intent = topic().intents().get(workload);
        return intent.action() + " " + intent.generation() + " of " + intent.hub().epoch();
    }

    private Caller admin() {
        return hub.as("admin");
    }

    private SentIntents topic() {
        return hub.topic(cluster);
    }
}
