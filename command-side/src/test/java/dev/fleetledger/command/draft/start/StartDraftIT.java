package dev.fleetledger.command.draft.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

class StartDraftIT {

    private final Caller alice = Fleet.one().as("alice");

    @Test
    void rejectsStartByViewer() {
        Reply refused = Fleet.one().as("bob").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("NSEditor");
        assertThat(Fleet.refusals("bob")).contains("PermissionIsMissing");
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
        Fleet.Ready first = Fleet.draft(alice, Fleet.newName(), "default", "{\"all\":true}");

        Reply copy = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"" + first.path().substring(15) + "\"}}");

        assertThat(copy.status()).describedAs(copy.toString()).isEqualTo(201);
        assertThat(Fleet.eventsOf(copy.text("position"))).containsExactly("draft.started", "draft.step-saved", "draft.step-saved", "draft.step-saved");
    }

    @Test
    void startsFromWorkload() {
        Reply submitted = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);

        Reply copy = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\"" + submitted.text("workloadId") + "\",\"revision\":1}}");

        assertThat(copy.status()).describedAs(copy.toString()).isEqualTo(201);
        assertThat(copy.json().path("version").asInt()).isEqualTo(6);
    }

    @Test
    void hidesSourceDraftThatCallerMayNotSee() {
        Fleet.Ready hidden = Fleet.draft(alice, Fleet.newName(), "monitoring", "{\"all\":true}");

        Reply copy = Fleet.one().as("dave").post("/api/v1/drafts",
                "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"" + hidden.path().substring(15) + "\"}}");

        assertThat(copy.status()).isEqualTo(404);
    }

    @Test
    void startsFromYaml() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: DaemonSet\\napiVersion: apps/v1\\nmetadata: {name: cni}\"}}");

        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        assertThat(Fleet.eventsOf(started.text("position"))).startsWith("draft.started", "draft.imported", "draft.step-saved");
    }

    @Test
    void rejectsSeveralSourcesOrYamlWithoutDaemonSet() {
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: DaemonSet\",\"draft\":\"" + Fleet.key() + "\"}}")
                .status()).isEqualTo(400);
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: ConfigMap\"}}").status()).isEqualTo(400);
    }

    @Test
    void canBeDiscardedReopenedAndHandedOver() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        String path = "/api/v1/drafts/" + started.text("id");

        Reply discarded = alice.post(path + ":discard", "", "If-Match", started.etag());
        Reply closed = alice.put(path + "/steps/basics", "{}", "If-Match", discarded.etag());
        Reply reopened = alice.post(path + ":reopen", "{}", "If-Match", discarded.etag());
        Reply handed = alice.post(path + ":handover", "{\"to\":\"sub-dave\"}", "If-Match", reopened.etag());
        Reply gone = alice.put(path + "/steps/basics", "{}", "If-Match", handed.etag());
        Reply daves = Fleet.one().as("dave").put(path + "/steps/basics", "{\"name\":\"daves\"}", "If-Match", handed.etag());

        assertThat(discarded.status()).isEqualTo(200);
        assertThat(closed.text("code")).isEqualTo("DraftIsDiscarded");
        assertThat(reopened.status()).isEqualTo(200);
        assertThat(handed.status()).isEqualTo(200);
        assertThat(gone.status()).as("a draft without namespace is visible to its owner only").isEqualTo(404);
        assertThat(daves.status()).isEqualTo(200);
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
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"us-1\"]}");
        Reply submitted = draft.submit(alice);
        Caller dave = Fleet.one().as("dave");

        seesOnlyItsOwn(dave.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\"" + submitted.text("workloadId") + "\"}}"));
        seesOnlyItsOwn(dave.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"" + draft.path().substring(15) + "\"}}"));
        seesOnlyItsOwn(dave.post("/api/v1/workloads/" + submitted.text("workloadId") + ":variant", ""));
    }

    private static void seesOnlyItsOwn(Reply copy) {
        assertThat(copy.status()).describedAs(copy.toString()).isEqualTo(201);
        assertThat(Fleet.database().queryForList("select payload::text from ledger.events where aggregate_identifier = ?", String.class, copy.text("id")))
                .anyMatch(it -> it.contains("eu-1")).noneMatch(it -> it.contains("us-1"));
    }
}
