package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** Authorization: who may read, who may write, and that nobody finds what they may not see. */
class AccessStory {

    private final Person bob = Stage.person("bob");
    private final Person dave = Stage.person("dave");
    private final Person carol = Stage.person("carol");
    private final Person alice = Stage.person("alice");

    @Test
    void rejectsRequestWithoutToken() throws Exception {
        var answer = java.net.http.HttpClient.newHttpClient().send(
                java.net.http.HttpRequest.newBuilder(Stage.fleet().console().resolve("/api/v1/workloads")).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void letsViewerReadButNotWrite() {
        Reply submitted = Wizard.begun(alice).save("basics", "{\"name\":\"looked-at\",\"namespace\":\"default\"}")
                .containers("quay.io/prometheus/node-exporter:v1.8.2").in("eu-1").submit("").is(202);
        String workload = submitted.text("/workloadId");
        Reply seen = bob.getAfter(submitted.position(), "/workloads/" + workload).is(200);

        Reply refused = bob.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\"}", "If-Match", seen.etag());

        refused.is(403);
        assertThat(refused.text("/missing/0/cluster")).isEqualTo("eu-1");
        bob.post("/drafts", "{\"kind\":\"DaemonSet\"}").is(403);
    }

    @Test
    void namesClustersWithoutRightAndRecordsRefusal() {
        Wizard wizard = Wizard.begun(dave).save("basics", "{\"name\":\"too-wide\",\"namespace\":\"default\"}")
                .containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere();

        Reply refused = wizard.submit("I try").is(403);

        assertThat(refused.json().at("/missing").findValuesAsString("cluster")).containsExactlyInAnyOrder("eu-2", "us-1");
        Reply audit = Stage.eventually(Duration.ofSeconds(60), () -> carol.get("/audit?outcome=refused&draft=" + wizard.draft()),
                r -> CreationStory.items(r).size() == 1);
        assertThat(audit.text("/items/0/actor/name")).isEqualTo("dave");
        assertThat(audit.text("/items/0/action")).isEqualTo("draft.submit");
    }

    @Test
    void hidesUnauthorizedWorkloadFromListsTotalsAndAudit() {
        Reply submitted = Wizard.begun(alice).basics("unseen").containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere()
                .submit("").is(202);
        String workload = submitted.text("/workloadId");
        alice.getAfter(submitted.position(), "/workloads?name=unseen").is(200);

        Reply list = dave.get("/workloads?name=unseen").is(200);

        assertThat(CreationStory.items(list)).isEmpty();
        assertThat(list.json().at("/total").asInt()).isZero();
        dave.get("/workloads/" + workload).is(404);
        assertThat(CreationStory.items(dave.get("/audit?workload=" + workload).is(200))).isEmpty();
        assertThat(CreationStory.items(dave.get("/clusters").is(200))).extracting(c -> c.at("/id").asString("")).containsExactly("eu-1");
    }

    @Test
    void filtersWorkloadToClustersVisibleToReader() {
        Reply submitted = Wizard.begun(alice).save("basics", "{\"name\":\"half-seen\",\"namespace\":\"default\"}")
                .containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere().submit("").is(202);
        CreationStory.running(alice, submitted.text("/workloadId"));

        Reply seen = dave.get("/workloads/" + submitted.text("/workloadId")).is(200);

        assertThat(seen.json().at("/counts").toString()).isEqualTo("{\"Running\":1}");
    }
}
