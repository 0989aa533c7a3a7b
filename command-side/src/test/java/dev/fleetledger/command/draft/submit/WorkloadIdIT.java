package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** The workload has the id that its draft announced at the start, so that the previewed manifests are the applied ones. */
class WorkloadIdIT {

    private static final String STARTED_WORKLOAD =
            "select payload->>'workload' from ledger.events where type = 'draft.started' and aggregate_identifier = ?";

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void appliesPreviewedManifests() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default",
                "{\"clusters\":[\"eu-1\",\"us-1\"],\"overrides\":[{\"clusters\":{\"names\":[\"us-1\"]},\"imageTag\":{\"main\":\"9\"}}]}");
        Reply preview = alice.post(draft.path() + ":preview", "");

        Reply submitted = draft.submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(wantedManifests(submitted)).hasSize(2).doesNotHaveDuplicates().isEqualTo(askedManifests(preview));
    }

    @Test
    void createsWorkloadWithAnnouncedId() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        Reply submitted = draft.submit(alice);

        assertThat(submitted.text("workloadId")).isEqualTo(announced(draft.path().substring(15)))
                .isNotEqualTo(draft.path().substring(15));
    }

    @Test
    void announcesWorkloadOfEditAndNewIdForCopies() {
        String workload = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice)
                .text("workloadId");

        String edit = announced(alice.post("/api/v1/workloads/" + workload + ":edit", "").text("id"));
        String variant = announced(alice.post("/api/v1/workloads/" + workload + ":variant", "").text("id"));
        String copy = announced(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"workload\":\"" + workload + "\"}}")
                .text("id"));

        assertThat(edit).isEqualTo(workload);
        assertThat(List.of(UUID.fromString(variant), UUID.fromString(copy), UUID.fromString(workload))).doesNotHaveDuplicates();
    }

    @Test
    void appliesPreviewedManifestOfEditAfterRestart() {
        Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);
        String path = "/api/v1/workloads/" + created.text("workloadId");
        alice.post(path + ":restart", "", "If-Match", "\"3\"");
        Reply edit = alice.post(path + ":edit", "");
        TestFleet.DraftHandle draft = new TestFleet.DraftHandle("/api/v1/drafts/" + edit.text("id"), edit.etag())
                .save(alice, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:2\"}]}");
        Reply preview = alice.post(draft.path() + ":preview", "");

        Reply submitted = draft.submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(wantedManifests(submitted).getLast()).isEqualTo(askedManifests(preview).getFirst());
    }

    private static String announced(String draft) {
        return String.valueOf(TestFleet.database().queryForObject(STARTED_WORKLOAD, String.class, draft));
    }

    private static List<String> askedManifests(Reply preview) {
        return TestFleet.database().queryForList("select c->>'manifest' from ledger.events e, json_array_elements(e.payload->'clusters') c"
                + " where e.type = 'question.asked' and e.payload->>'question' = ? order by c->>'cluster'", String.class,
                preview.text("question"));
    }

    private static List<String> wantedManifests(Reply submitted) {
        return TestFleet.database().queryForList("select payload->>'manifest' from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ? order by payload->>'cluster', position", String.class, submitted.text("workloadId"));
    }
}
