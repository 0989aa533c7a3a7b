package dev.fleetledger.command.draft.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.ContractJson;

class StartDraftIT {

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void rejectsStartByViewer() {
        Reply refused = TestFleet.first().as("bob").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("NSEditor");
        assertThat(TestFleet.refusals("bob")).contains("PermissionIsMissing");
    }

    @Test
    void returnsIdVersionPositionAndETag() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(started.status()).isEqualTo(201);
        assertThat(started.json().propertyNames()).containsExactlyInAnyOrder("id", "version", "position");
        assertThat(started.etag()).isEqualTo("\"1\"");
        assertThat(started.header("Location")).isEqualTo("/api/v1/drafts/" + started.text("id"));
    }

    @Test
    void startsFromAnotherDraft() {
        TestFleet.DraftHandle first = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"all\":true}");

        Reply copy = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"" + first.path().substring(15) + "\"}}");

        assertThat(copy.status()).describedAs(copy.toString()).isEqualTo(201);
        assertThat(TestFleet.eventsOf(copy.text("position")))
                .containsExactly("draft.started", "draft.step-saved", "draft.step-saved", "draft.step-saved");
    }

    @Test
    void startsFromWorkload() {
        Reply submitted = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);

        Reply copy = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\"" + submitted.text("workloadId")
                + "\",\"revision\":1}}");

        assertThat(copy.status()).describedAs(copy.toString()).isEqualTo(201);
        assertThat(copy.json().path("version").asInt()).isEqualTo(6);
    }

    @Test
    void hidesSourceDraftThatCallerMayNotSee() {
        TestFleet.DraftHandle hidden = TestFleet.draft(alice, TestFleet.newName(), "monitoring", "{\"all\":true}");

        Reply copy = TestFleet.first().as("dave").post("/api/v1/drafts",
                "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"" + hidden.path().substring(15) + "\"}}");

        assertThat(copy.status()).isEqualTo(404);
    }

    @Test
    void startsFromYaml() {
        Reply started = alice.post("/api/v1/drafts",
                "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: DaemonSet\\napiVersion: apps/v1\\nmetadata: {name: cni}\"}}");

        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        assertThat(TestFleet.eventsOf(started.text("position"))).startsWith("draft.started", "draft.imported", "draft.step-saved");
    }

    @Test
    void rejectsSeveralSourcesOrYamlWithoutDaemonSet() {
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: DaemonSet\",\"draft\":\""
                + TestFleet.newKey() + "\"}}")
                .status()).isEqualTo(400);
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: ConfigMap\"}}").status())
                .isEqualTo(400);
    }

    @Test
    void canBeDiscardedReopenedAndHandedOver() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        String path = "/api/v1/drafts/" + started.text("id");

        Reply discarded = alice.post(path + ":discard", "", "If-Match", started.etag());
        Reply closed = alice.put(path + "/steps/basics", "{}", "If-Match", discarded.etag());
        Reply reopened = alice.post(path + ":reopen", "{}", "If-Match", discarded.etag());
        Reply handedOver = alice.post(path + ":handover", "{\"to\":\"sub-dave\"}", "If-Match", reopened.etag());
        Reply byFormerOwner = alice.put(path + "/steps/basics", "{}", "If-Match", handedOver.etag());
        Reply byNewOwner = TestFleet.first().as("dave").put(path + "/steps/basics", "{\"name\":\"daves\"}", "If-Match", handedOver.etag());

        assertThat(discarded.status()).isEqualTo(200);
        assertThat(closed.text("code")).isEqualTo("DraftIsDiscarded");
        assertThat(reopened.status()).isEqualTo(200);
        assertThat(handedOver.status()).isEqualTo(200);
        assertThat(byFormerOwner.status()).as("a draft without namespace is visible to its owner only").isEqualTo(404);
        assertThat(byNewOwner.status()).isEqualTo(200);
    }

    @Test
    void rejectsHandoverToUnknownPerson() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        String path = "/api/v1/drafts/" + started.text("id") + ":handover";

        Reply unknown = alice.post(path, "{\"to\":\"sub-nobody-ever\"}", "If-Match", started.etag());
        Reply known = alice.post(path, "{\"to\":\"sub-alice\"}", "If-Match", started.etag());

        assertThat(unknown.status()).describedAs(unknown.toString()).isEqualTo(422);
        assertThat(unknown.text("code")).isEqualTo("PersonIsUnknown");
        assertThat(known.status()).describedAs(known.toString()).isEqualTo(200);
    }

    @Test
    void copyNamesOnlyClustersVisibleToItsOwner() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"us-1\"]}");
        Reply submitted = draft.submit(alice);
        Caller dave = TestFleet.first().as("dave");

        assertNamesOnlyVisibleClusters(dave.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\""
                + submitted.text("workloadId") + "\"}}"));
        assertNamesOnlyVisibleClusters(dave.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"" + draft.path()
                .substring(15) + "\"}}"));
        assertNamesOnlyVisibleClusters(dave.post("/api/v1/workloads/" + submitted.text("workloadId") + ":variant", ""));
    }

    private static void assertNamesOnlyVisibleClusters(Reply copy) {
        assertThat(copy.status()).describedAs(copy.toString()).isEqualTo(201);
        assertThat(TestFleet.database().queryForList("select payload::text from ledger.events where aggregate_identifier = ?", String.class,
                copy.text("id")))
                .anyMatch(it -> it.contains("eu-1")).noneMatch(it -> it.contains("us-1"));
    }

    @Test
    void choosesOneOfSeveralDaemonSetsByName() {
        String yaml = Stream.of("one", "two").map("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: %1$s, namespace: default}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: %1$s, image: "registry.example/%1$s:1"}]}
                """::formatted).collect(Collectors.joining("---\n"));
        long head = TestFleet.head();

        Reply ambiguous = alice.post("/api/v1/drafts", body(yaml, null));
        long headAfterRefusal = TestFleet.head();
        Reply chosen = alice.post("/api/v1/drafts", body(yaml, "two"));

        assertThat(ambiguous.status()).describedAs(ambiguous.toString()).isEqualTo(422);
        assertThat(ambiguous.text("code")).isEqualTo("SeveralDaemonSets");
        assertThat(ambiguous.json().path("choices").valueStream().map(JsonNode::asString)).containsExactly("one", "two");
        assertThat(headAfterRefusal).as("only the refusal is recorded").isEqualTo(head + 1);
        assertThat(chosen.status()).describedAs(chosen.toString()).isEqualTo(201);
        assertThat(chosen.json().path("notCarried").path(0).path("object").asString()).isEqualTo("DaemonSet one");
    }

    private static String body(String yaml, @Nullable String name) {
        ObjectNode from = ContractJson.MAPPER.createObjectNode().put("yaml", yaml).put("name", name);
        return ContractJson.MAPPER.createObjectNode().put("kind", "DaemonSet").set("from", from).toString();
    }
}
