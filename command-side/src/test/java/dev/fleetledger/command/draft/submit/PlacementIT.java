package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

/** Effects of the placement's fields on deployments. */
class PlacementIT {

    private static final String IN_EUROPE = "{\"selector\":{\"matchLabels\":{\"region\":\"eu\"}}}";

    private final Caller alice = Fleet.one().as("alice");

    @Test
    void selectorTargetsMatchingClusters() {
        Reply submitted = submit(IN_EUROPE);

        assertThat(wanted(submitted, "cluster")).containsExactly("eu-1", "eu-2");
    }

    @Test
    void passesConflictAndDriftPolicyToDeployment() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"],\"conflict\":\"adoptIfSame\",\"drift\":\"report\"}");

        assertThat(wanted(submitted, "conflict")).containsExactly("adoptIfSame");
        assertThat(wanted(submitted, "drift")).containsExactly("report");
    }

    @Test
    void changedPolicyAloneMakesNewGeneration() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"]}");

        Reply placed = place(submitted, "{\"clusters\":[\"eu-1\"],\"drift\":\"report\"}");

        assertThat(placed.status()).describedAs(placed.toString()).isEqualTo(202);
        assertThat(wanted(submitted, "drift")).containsExactly("correct", "report");
        assertThat(placed.json().path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void appliesDeletionPolicyToClusterThatLeaves() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\",\"eu-2\"]}");

        place(submitted, "{\"clusters\":[\"eu-1\"],\"deletion\":\"release\"}");

        assertThat(wanted(submitted, "action")).containsExactly("apply", "apply", "release");
    }

    @Test
    void rendersOverrideForItsClusterOnly() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\",\"us-1\"],\"overrides\":[{\"clusters\":{\"names\":[\"us-1\"]},\"imageTag\":{\"main\":\"9\"}}]}");

        assertThat(Fleet.database().queryForList("select m.body like '%registry.example/daemon:9%' from ledger.events e"
                + " join ledger.manifests m on m.sha256 = e.payload->>'manifest' where e.type = 'deployment.wanted'"
                + " and e.payload->>'workload' = ? order by e.payload->>'cluster'", Boolean.class, submitted.text("workloadId")))
                .containsExactly(false, true);
    }

    @Test
    void rejectsSubmitOfUnsupportedPlacementField() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}")
                .save(alice, "placement", "{\"clusters\":[\"eu-1\"],\"joinLater\":true}");
        long head = Fleet.head();

        Reply refused = draft.submit(alice);

        assertThat(refused.status()).isEqualTo(501);
        assertThat(refused.text("code")).isEqualTo("JoinLaterIsNotBuilt");
        assertThat(refused.pointers()).containsExactly("/joinLater");
        assertThat(Fleet.head()).isEqualTo(head);
    }

    private Reply submit(String placement) {
        Reply submitted = Fleet.draft(alice, Fleet.newName(), "default", placement).submit(alice);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return submitted;
    }

    private Reply place(Reply submitted, String placement) {
        return alice.put("/api/v1/workloads/" + submitted.text("workloadId") + "/placement", placement, "If-Match", "*");
    }

    private static List<String> wanted(Reply submitted, String member) {
        return Fleet.database().queryForList("select payload->>? from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ? order by position", String.class, member, submitted.text("workloadId"));
    }
}
