package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** From a half-finished wizard to running in every cluster, update, rollback and deletion. */
@ResourceLock(SharedFleet.LOCK)
class CreationStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Test
    void keepsDraftThroughPowerCutAndCreatesItFleetWide() {
        Person alice = SharedFleet.person("alice");
        String draft = Wizard.start(alice).saveBasics("power-cut").saveContainers("quay.io/prometheus/node-exporter:v1.8.2").draft();

        SharedFleet.restartAfterPowerCut();

        Person aliceAfterRestart = SharedFleet.person("alice");
        ApiResponse submitted = Wizard.reopen(aliceAfterRestart, draft).inAllClusters().submit("metrics for all").expectStatus(202);
        ApiResponse running = awaitRunning(aliceAfterRestart, submitted.text("/workloadId"));
        assertThat(running.json().at("/counts/Running").asInt()).isEqualTo(3);
        ApiResponse deployments = aliceAfterRestart.get("/workloads/" + submitted.text("/workloadId") + "/deployments").expectStatus(200);
        assertThat(items(deployments)).hasSize(3).allSatisfy(d -> {
            assertThat(d.at("/observed/ready").asInt()).isEqualTo(3);
            assertThat(d.at("/observed/generation").asLong()).isEqualTo(d.at("/wanted/generation").asLong());
            assertThat(d.at("/observedAt").asString("")).isNotEmpty();
        });
    }

    @Test
    void recordsActorReasonAndOutcomePerClusterInAudit() {
        Person alice = SharedFleet.person("alice");
        Wizard wizard = Wizard.start(alice).saveBasics("told").saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters();
        ApiResponse submitted = wizard.submit("because we want to know").expectStatus(202);
        awaitRunning(alice, submitted.text("/workloadId"));

        ApiResponse audit = SharedFleet.eventually(TIMEOUT, () -> SharedFleet.person("carol").get("/audit?draft=" + wizard.draft()),
                r -> r.json().at("/items/0/clusters/2/status").asString("").equals("Running"));

        assertThat(items(audit)).extracting(e -> e.at("/action").asString("")).containsExactly(
                "draft.submit", "draft.placement.save", "draft.containers.save", "draft.basics.save", "draft.start");
        assertThat(items(audit)).allSatisfy(e -> assertThat(e.at("/actor/name").asString("")).isEqualTo("alice"));
        assertThat(items(audit).getFirst().at("/reason").asString("")).isEqualTo("because we want to know");
        assertThat(items(audit).getFirst().at("/clusters")).hasSize(3);
    }

    @Test
    void rollsOutSecondRevisionAndRollsBackAsThird() {
        Person alice = SharedFleet.person("alice");
        String workload = create(alice, "revised");

        ApiResponse second = Wizard.edit(alice, workload).saveContainers("quay.io/prometheus/node-exporter:v1.9.0").submit("newer")
                .expectStatus(202);
        assertThat(second.json().at("/revision").asInt()).isEqualTo(2);
        ApiResponse two = awaitRunning(alice, workload, 2);
        ApiResponse rolledBack = alice.post("/workloads/" + workload + ":rollback", "{\"revision\":1,\"reason\":\"worse\"}", "If-Match",
                two.etag()).expectStatus(202);

        assertThat(rolledBack.json().at("/revision").asInt()).isEqualTo(3);
        awaitRunning(alice, workload, 3);
        SharedFleet.awaitRollout(TIMEOUT, alice, rolledBack.text("/rolloutId"), "completed");
        assertThat(alice.get("/workloads/" + workload + "/deployments/eu-1").expectStatus(200).json().toString())
                .contains("node-exporter:v1.8.2").doesNotContain("node-exporter:v1.9.0");
    }

    @Test
    void deletesWorkloadEverywhereAndFreesItsName() {
        Person alice = SharedFleet.person("alice");
        String workload = create(alice, "passing");
        String etag = alice.get("/workloads/" + workload).expectStatus(200).etag();

        alice.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match", etag)
                .expectStatus(202);

        ApiResponse deleted = SharedFleet.eventually(TIMEOUT, () -> alice.get("/workloads/" + workload), r -> r.text("/status")
                .equals("Deleted"));
        assertThat(deleted.json().at("/counts/Deleted").asInt()).isEqualTo(3);
        Wizard again = Wizard.start(alice).saveBasics("passing").saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters();
        // Each side reads the agents' last reports by itself, so the name may be free a moment after the views show the end.
        SharedFleet.eventually(TIMEOUT, () -> again.submit("wanted"), r -> r.status() != 409).expectStatus(202);
    }

    @Test
    void showsContainerReasonWhenImageCannotBePulled() {
        Person alice = SharedFleet.person("alice");
        ApiResponse submitted = Wizard.start(alice).saveBasics("broken").saveContainers("quay.io/prometheus/node-exporter:bad")
                .inCluster("us-1")
                .submit("").expectStatus(202);

        ApiResponse deployment = SharedFleet.eventually(TIMEOUT, () -> alice.get("/workloads/" + submitted.text("/workloadId")
                + "/deployments/us-1"),
                r -> r.text("/status").equals("NotReady"));

        assertThat(deployment.text("/statusReason/code")).isIn("ImagePullBackOff", "ErrImagePull");
    }

    static String create(Person person, String name) {
        ApiResponse submitted = Wizard.start(person).saveBasics(name).saveContainers("quay.io/prometheus/node-exporter:v1.8.2")
                .inAllClusters()
                .submit("wanted").expectStatus(202);
        awaitRunning(person, submitted.text("/workloadId"));
        return submitted.text("/workloadId");
    }

    static ApiResponse awaitRunning(Person person, String workload) {
        return SharedFleet.eventually(TIMEOUT, () -> person.get("/workloads/" + workload), r -> r.text("/status").equals("Running"));
    }

    private static ApiResponse awaitRunning(Person person, String workload, int revision) {
        return SharedFleet.eventually(TIMEOUT, () -> person.get("/workloads/" + workload),
                r -> r.text("/status").equals("Running") && r.json().at("/revision").asInt() == revision);
    }

    static List<JsonNode> items(ApiResponse apiResponse) {
        return StreamSupport.stream(apiResponse.json().at("/items").spliterator(), false).toList();
    }
}
