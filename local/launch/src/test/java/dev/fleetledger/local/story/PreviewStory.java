package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Previews of a draft, imports of running DaemonSets, and inventory. */
@ResourceLock(SharedFleet.LOCK)
class PreviewStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @AfterEach
    void restoreCluster() {
        SharedFleet.fleet().setFault("eu-2", "online");
    }

    @Test
    void previewsDraftPerClusterAndReportsHangingClusterUnreachable() {
        Person alice = SharedFleet.person("alice");
        String name = "previewed";
        String workload = CreationStory.create(alice, name);
        Wizard draft = Wizard.edit(alice, workload).saveContainers("quay.io/prometheus/node-exporter:v1.9.0").inAllClusters();
        SharedFleet.fleet().setFault("eu-2", "hang");

        alice.post("/drafts/" + draft.draft() + ":preview", "{}").expectStatus(202);

        ApiResponse result = SharedFleet.eventually(TIMEOUT, () -> alice.get("/drafts/" + draft.draft() + "/preview"),
                apiResponse -> apiResponse.status() == 200 && !apiResponse.json().at("/counts").has("asked"));
        assertThat(states(result)).containsExactly("eu-1 accepted", "eu-2 unreachable", "us-1 accepted");
        JsonNode first = result.json().at("/items/0");
        assertThat(first.at("/nodes/matching").asInt()).isEqualTo(3);
        assertThat(first.at("/diff/0/path").asString()).isEqualTo("/spec/template/spec/containers/0/image");
        assertThat(first.at("/diff/0/after").asString()).isEqualTo("quay.io/prometheus/node-exporter:v1.9.0");
        assertThat(alice.get("/workloads/" + workload).expectStatus(200).json().at("/revision").asInt())
                .as("the preview creates no revision").isEqualTo(1);
    }

    @Test
    void appliesWhatReviewHasShown() {
        Person alice = SharedFleet.person("alice");
        Wizard draft = Wizard.startIn(alice, "eu-1").saveBasics("shown").saveContainers("quay.io/prometheus/node-exporter:v1.8.2");
        String path = "/drafts/" + draft.draft();
        String position = alice.post(path + ":preview", "{}").expectStatus(202).position();
        String previewed = alice.getAfter(position, path + "/preview").expectStatus(200).text("/items/0/manifest");
        ApiResponse shown = alice.get(path + "/manifest?cluster=eu-1").expectStatus(200);

        ApiResponse submitted = draft.submit("as shown").expectStatus(202);

        ApiResponse deployment = alice.getAfter(submitted.position(), "/workloads/" + submitted.text("/workloadId") + "/deployments/eu-1")
                .expectStatus(200);
        assertThat(previewed).startsWith("sha256:").isEqualTo(deployment.text("/wanted/manifest"))
                .isEqualTo(shown.http().headers().firstValue("Fleetledger-Manifest").orElse(""));
        assertThat(shown.http().body()).isEqualTo(deployment.text("/manifest/yaml"));
        assertThat(submitted.text("/workloadId")).isEqualTo(alice.get(path).text("/workload"));
    }

    @Test
    void importsRunningDaemonSetIntoDraft() {
        Person alice = SharedFleet.person("alice");
        CreationStory.create(alice, "found-running");

        ApiResponse started = alice.post("/drafts", """
                {"kind":"DaemonSet","from":{"running":{"cluster":"us-1","namespace":"monitoring","name":"found-running"}}}""").expectStatus(201);

        ApiResponse fetched = SharedFleet.eventually(TIMEOUT, () -> alice.get("/drafts/" + started.text("/id")), apiResponse ->
                apiResponse.text("/state").equals("open"));
        assertThat(fetched.text("/steps/basics/document/name")).isEqualTo("found-running");
        assertThat(fetched.text("/steps/containers/document/containers/0/image")).isEqualTo("quay.io/prometheus/node-exporter:v1.8.2");
    }

    @Test
    void listsInventoryOnlyOfVisibleClusters() {
        Person alice = SharedFleet.person("alice");
        CreationStory.create(alice, "listed");

        ApiResponse daemonSets = SharedFleet.eventually(TIMEOUT, () ->
                alice.get("/clusters/eu-1/inventory?kind=daemonsets&namespace=monitoring"),
                apiResponse -> apiResponse.status() == 200 && names(apiResponse).contains("listed"));

        assertThat(daemonSets.json().at("/complete").asBoolean()).isTrue();
        assertThat(names(alice.get("/clusters/eu-1/inventory?kind=priorityclasses").expectStatus(200))).contains("system-node-critical");
        assertThat(SharedFleet.person("dave").get("/clusters/us-1/inventory?kind=daemonsets&namespace=monitoring").status()).isEqualTo(404);
    }

    private static List<String> states(ApiResponse preview) {
        return CreationStory.items(preview).stream().map(result -> result.at("/cluster").asString() + " " + result.at("/state").asString())
                .toList();
    }

    private static List<String> names(ApiResponse list) {
        return CreationStory.items(list).stream().map(item -> item.at("/name").asString()).toList();
    }
}
