package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Authorization: who may read, who may write, and that nobody finds what they may not see. */
@ResourceLock(SharedFleet.LOCK)
class AccessStory {

    private final Person bob = SharedFleet.person("bob");
    private final Person dave = SharedFleet.person("dave");
    private final Person carol = SharedFleet.person("carol");
    private final Person alice = SharedFleet.person("alice");

    @Test
    void rejectsRequestWithoutToken() throws Exception {
        var answer = java.net.http.HttpClient.newHttpClient().send(
                java.net.http.HttpRequest.newBuilder(SharedFleet.fleet().console().resolve("/api/v1/workloads")).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void letsViewerReadButNotWrite() {
        ApiResponse submitted = Wizard.start(alice).save("basics", "{\"name\":\"looked-at\",\"namespace\":\"default\"}")
                .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inCluster("eu-1").submit("").expectStatus(202);
        String workload = submitted.text("/workloadId");
        ApiResponse seen = bob.getAfter(submitted.position(), "/workloads/" + workload).expectStatus(200);

        ApiResponse refused = bob.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match",
                seen.etag());

        refused.expectStatus(403);
        assertThat(refused.text("/missing/0/cluster")).isEqualTo("eu-1");
        bob.post("/drafts", "{\"kind\":\"DaemonSet\"}").expectStatus(403);
    }

    @Test
    void countsHiddenClustersWithoutRightAndRecordsRefusal() {
        Wizard wizard = Wizard.start(dave).save("basics", "{\"name\":\"too-wide\",\"namespace\":\"default\"}")
                .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters();

        ApiResponse refused = wizard.submit("I try").expectStatus(403);

        assertThat(refused.json().at("/missing").isEmpty()).isTrue();
        assertThat(refused.json().at("/elsewhere").asInt()).isEqualTo(2);
        ApiResponse audit = SharedFleet.eventually(Duration.ofSeconds(60),
                () -> carol.get("/audit?outcome=refused&draft=" + wizard.draft()),
                r -> CreationStory.items(r).size() == 1);
        assertThat(audit.text("/items/0/actor/name")).isEqualTo("dave");
        assertThat(audit.text("/items/0/action")).isEqualTo("draft.submit");
    }

    @Test
    void hidesUnauthorizedWorkloadFromListsTotalsAndAudit() {
        ApiResponse submitted = Wizard.start(alice).saveBasics("unseen").saveContainers("quay.io/prometheus/node-exporter:v1.8.2")
                .inAllClusters()
                .submit("").expectStatus(202);
        String workload = submitted.text("/workloadId");
        alice.getAfter(submitted.position(), "/workloads?name=unseen").expectStatus(200);

        ApiResponse list = dave.get("/workloads?name=unseen").expectStatus(200);

        assertThat(CreationStory.items(list)).isEmpty();
        assertThat(list.json().at("/total").asInt()).isZero();
        dave.get("/workloads/" + workload).expectStatus(404);
        assertThat(CreationStory.items(dave.get("/audit?workload=" + workload).expectStatus(200))).isEmpty();
        assertThat(CreationStory.items(dave.get("/clusters").expectStatus(200))).extracting(c -> c.at("/id").asString(""))
                .containsExactly("eu-1");
    }

    @Test
    void filtersWorkloadToClustersVisibleToReader() {
        ApiResponse submitted = Wizard.start(alice).save("basics", "{\"name\":\"half-seen\",\"namespace\":\"default\"}")
                .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters().submit("").expectStatus(202);
        CreationStory.awaitRunning(alice, submitted.text("/workloadId"));

        ApiResponse seen = dave.get("/workloads/" + submitted.text("/workloadId")).expectStatus(200);

        assertThat(seen.json().at("/counts").toString()).isEqualTo("{\"Running\":1}");
    }
}
