package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Previews of a draft, imports of running DaemonSets, and inventory. */
class PreviewStory {

    private static final Duration SOON = Duration.ofSeconds(60);

    @AfterEach
    void mend() {
        Stage.fleet().change("eu-2", "online");
    }

    @Test
    void previewsDraftPerClusterAndReportsHangingClusterUnreachable() {
        Person alice = Stage.person("alice");
        String taken = "previewed";
        String workload = CreationStory.created(alice, taken);
        Wizard draft = Wizard.editing(alice, workload).containers("quay.io/prometheus/node-exporter:v1.9.0").everywhere();
        Stage.fleet().change("eu-2", "hang");

        alice.post("/drafts/" + draft.draft() + ":preview", "{}").is(202);

        Reply said = Stage.eventually(SOON, () -> alice.get("/drafts/" + draft.draft() + "/preview"),
                reply -> reply.status() == 200 && !reply.json().at("/counts").has("asked"));
        assertThat(states(said)).containsExactly("eu-1 accepted", "eu-2 unreachable", "us-1 accepted");
        JsonNode first = said.json().at("/items/0");
        assertThat(first.at("/nodes/matching").asInt()).isEqualTo(3);
        assertThat(first.at("/diff/0/path").asString()).isEqualTo("/spec/template/spec/containers/0/image");
        assertThat(first.at("/diff/0/after").asString()).isEqualTo("quay.io/prometheus/node-exporter:v1.9.0");
        assertThat(alice.get("/workloads/" + workload).is(200).json().at("/revision").asInt()).as("the preview creates no revision").isEqualTo(1);
    }

    @Test
    void importsRunningDaemonSetIntoDraft() {
        Person alice = Stage.person("alice");
        CreationStory.created(alice, "found-running");

        Reply started = alice.post("/drafts", """
                {"kind":"DaemonSet","from":{"running":{"cluster":"us-1","namespace":"monitoring","name":"found-running"}}}""").is(201);

        Reply fetched = Stage.eventually(SOON, () -> alice.get("/drafts/" + started.text("/id")), reply -> reply.text("/state").equals("open"));
        assertThat(fetched.text("/steps/basics/document/name")).isEqualTo("found-running");
        assertThat(fetched.text("/steps/containers/document/containers/0/image")).isEqualTo("quay.io/prometheus/node-exporter:v1.8.2");
    }

    @Test
    void listsInventoryOnlyOfVisibleClusters() {
        Person alice = Stage.person("alice");
        CreationStory.created(alice, "listed");

        Reply daemonSets = Stage.eventually(SOON, () -> alice.get("/clusters/eu-1/inventory?kind=daemonsets&namespace=monitoring"),
                reply -> reply.status() == 200 && names(reply).contains("listed"));

        assertThat(daemonSets.json().at("/complete").asBoolean()).isTrue();
        assertThat(names(alice.get("/clusters/eu-1/inventory?kind=priorityclasses").is(200))).contains("system-node-critical");
        assertThat(Stage.person("dave").get("/clusters/us-1/inventory?kind=daemonsets&namespace=monitoring").status()).isEqualTo(404);
    }

    private static List<String> states(Reply preview) {
        return CreationStory.items(preview).stream().map(said -> said.at("/cluster").asString() + " " + said.at("/state").asString()).toList();
    }

    private static List<String> names(Reply list) {
        return CreationStory.items(list).stream().map(item -> item.at("/name").asString()).toList();
    }
}
