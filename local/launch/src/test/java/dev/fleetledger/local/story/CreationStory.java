package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a half-finished wizard to running in every cluster, update, rollback and deletion. */
class CreationStory {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void keepsDraftThroughPowerCutAndCreatesItFleetWide() {
        Person alice = Stage.person("alice");
        String draft = Wizard.begun(alice).basics("power-cut").containers("quay.io/prometheus/node-exporter:v1.8.2").draft();

        Stage.afterPowerCut();

        Person again = Stage.person("alice");
        Reply submitted = Wizard.resumed(again, draft).everywhere().submit("metrics for all").is(202);
        Reply running = running(again, submitted.text("/workloadId"));
        assertThat(running.json().at("/counts/Running").asInt()).isEqualTo(3);
        Reply deployments = again.get("/workloads/" + submitted.text("/workloadId") + "/deployments").is(200);
        assertThat(items(deployments)).hasSize(3).allSatisfy(d -> {
            assertThat(d.at("/observed/ready").asInt()).isEqualTo(3);
            assertThat(d.at("/observed/generation").asLong()).isEqualTo(d.at("/wanted/generation").asLong());
            assertThat(d.at("/observedAt").asString("")).isNotEmpty();
        });
    }

    @Test
    void recordsActorReasonAndOutcomePerClusterInAudit() {
        Person alice = Stage.person("alice");
        Wizard wizard = Wizard.begun(alice).basics("told").containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere();
        Reply submitted = wizard.submit("because we want to know").is(202);
        running(alice, submitted.text("/workloadId"));

        Reply audit = Stage.eventually(SOON, () -> Stage.person("carol").get("/audit?draft=" + wizard.draft()),
                r -> r.json().at("/items/0/clusters/2/status").asString("").equals("Running"));

        assertThat(items(audit)).extracting(e -> e.at("/action").asString("")).containsExactly(
                "draft.submit", "draft.placement.save", "draft.containers.save", "draft.basics.save", "draft.start");
        assertThat(items(audit)).allSatisfy(e -> assertThat(e.at("/actor/name").asString("")).isEqualTo("alice"));
        assertThat(items(audit).getFirst().at("/reason").asString("")).isEqualTo("because we want to know");
        assertThat(items(audit).getFirst().at("/clusters")).hasSize(3);
    }

    @Test
    void rollsOutSecondRevisionAndRollsBackAsThird() {
        Person alice = Stage.person("alice");
        String workload = created(alice, "revised");

        Reply second = Wizard.editing(alice, workload).containers("quay.io/prometheus/node-exporter:v1.9.0").submit("newer").is(202);
        assertThat(second.json().at("/revision").asInt()).isEqualTo(2);
        Reply two = running(alice, workload, 2);
        Reply back = alice.post("/workloads/" + workload + ":rollback", "{\"revision\":1,\"reason\":\"worse\"}", "If-Match", two.etag()).is(202);

        assertThat(back.json().at("/revision").asInt()).isEqualTo(3);
        running(alice, workload, 3);
        assertThat(alice.get("/workloads/" + workload + "/deployments/eu-1").is(200).json().toString())
                .contains("node-exporter:v1.8.2").doesNotContain("node-exporter:v1.9.0");
    }

    @Test
    void deletesWorkloadEverywhereAndFreesItsName() {
        Person alice = Stage.person("alice");
        String workload = created(alice, "passing");
        String etag = alice.get("/workloads/" + workload).is(200).etag();

        alice.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match", etag).is(202);

        Reply gone = Stage.eventually(SOON, () -> alice.get("/workloads/" + workload), r -> r.text("/status").equals("Deleted"));
        assertThat(gone.json().at("/counts/Deleted").asInt()).isEqualTo(3);
        created(alice, "passing");
    }

    @Test
    void showsContainerReasonWhenImageCannotBePulled() {
        Person alice = Stage.person("alice");
        Reply submitted = Wizard.begun(alice).basics("broken").containers("quay.io/prometheus/node-exporter:bad").in("us-1")
                .submit("").is(202);

        Reply shown = Stage.eventually(SOON, () -> alice.get("/workloads/" + submitted.text("/workloadId") + "/deployments/us-1"),
                r -> r.text("/status").equals("NotReady"));

        assertThat(shown.text("/statusReason/code")).isIn("ImagePullBackOff", "ErrImagePull");
    }

    static String created(Person person, String name) {
        Reply submitted = Wizard.begun(person).basics(name).containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere()
                .submit("wanted").is(202);
        running(person, submitted.text("/workloadId"));
        return submitted.text("/workloadId");
    }

    static Reply running(Person person, String workload) {
        return Stage.eventually(SOON, () -> person.get("/workloads/" + workload), r -> r.text("/status").equals("Running"));
    }

    private static Reply running(Person person, String workload, int revision) {
        return Stage.eventually(SOON, () -> person.get("/workloads/" + workload),
                r -> r.text("/status").equals("Running") && r.json().at("/revision").asInt() == revision);
    }

    static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(reply.json().at("/items").spliterator(), false).toList();
    }
}
