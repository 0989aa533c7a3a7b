package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Effects of the placement's fields on deployments. */
class PlacementIT {

    private static final String IN_EUROPE = "{\"selector\":{\"matchLabels\":{\"region\":\"eu\"}}}";

    private static final String IMAGE = "/spec/template/spec/containers/main/image";

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void selectorTargetsMatchingClusters() {
        Reply submitted = submit(IN_EUROPE);

        assertThat(wantedValues(submitted, "cluster")).containsExactly("eu-1", "eu-2");
    }

    @Test
    void passesConflictAndDriftPolicyToDeployment() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"],\"conflict\":\"adoptIfSame\",\"drift\":\"report\"}");

        assertThat(wantedValues(submitted, "conflict")).containsExactly("adoptIfSame");
        assertThat(wantedValues(submitted, "drift")).containsExactly("report");
    }

    @Test
    void changedPolicyAloneMakesNewGeneration() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"]}");

        Reply placed = place(submitted, "{\"clusters\":[\"eu-1\"],\"drift\":\"report\"}");

        assertThat(placed.status()).describedAs(placed.toString()).isEqualTo(202);
        assertThat(wantedValues(submitted, "drift")).containsExactly("correct", "report");
        assertThat(placed.json().path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void passesIgnoredFieldsToDeployment() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"],\"driftIgnore\":[\"" + IMAGE + "\"]}");

        assertThat(wantedValues(submitted, "driftIgnore")).containsExactly("[\"" + IMAGE + "\"]");
    }

    @Test
    void changedIgnoredFieldsAloneMakeNewGeneration() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"]}");

        Reply placed = place(submitted, "{\"clusters\":[\"eu-1\"],\"driftIgnore\":[\"" + IMAGE + "\"]}");

        assertThat(placed.status()).describedAs(placed.toString()).isEqualTo(202);
        assertThat(wantedValues(submitted, "driftIgnore")).containsExactly(null, "[\"" + IMAGE + "\"]");
        assertThat(placed.json().path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void appliesDeletionPolicyToClusterThatLeaves() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\",\"eu-2\"]}");

        place(submitted, "{\"clusters\":[\"eu-1\"],\"deletion\":\"release\"}");

        assertThat(wantedValues(submitted, "action")).containsExactly("apply", "apply", "release");
    }

    @Test
    void rendersOverrideForItsClusterOnly() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\",\"us-1\"],\"overrides\":[{\"clusters\":{\"names\":[\"us-1\"]},\"imageTag\":{\"main\":\"9\"}}]}");

        assertThat(TestFleet.database().queryForList("select m.body like '%registry.example/daemon:9%' from ledger.events e"
                + " join ledger.manifests m on m.sha256 = e.payload->>'manifest' where e.type = 'deployment.wanted'"
                + " and e.payload->>'workload' = ? order by e.payload->>'cluster'", Boolean.class, submitted.text("workloadId")))
                .containsExactly(false, true);
    }

    @Test
    void storesCarefulPlanWhenNoneIsStated() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"],\"rollout\":{}}");

        assertThat(storedPlacement(submitted, "{rollout,waves,0,clusters,count}")).isEqualTo("1");
        assertThat(storedPlacement(submitted, "{rollout,waves,1,clusters,percent}")).isEqualTo("10");
        assertThat(storedPlacement(submitted, "{rollout,waves,2,clusters,rest}")).isEqualTo("true");
    }

    @Test
    void storesStatedPlanAndInclusionOfLaterClusters() {
        Reply submitted = submit("{\"clusters\":[\"eu-1\"],\"joinLater\":true,\"rollout\":{\"failureBudget\":2,\"unreachable\":\"wait\","
                + "\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true},\"soak\":\"PT5M\"}]}}");

        assertThat(storedPlacement(submitted, "{joinLater}")).isEqualTo("true");
        assertThat(storedPlacement(submitted, "{rollout,failureBudget}")).isEqualTo("2");
        assertThat(storedPlacement(submitted, "{rollout,unreachable}")).isEqualTo("wait");
        assertThat(storedPlacement(submitted, "{rollout,waves,0,soak}")).isEqualTo("PT5M");
    }

    private Reply submit(String placement) {
        Reply submitted = TestFleet.draft(alice, TestFleet.newName(), "default", placement).submit(alice);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return submitted;
    }

    private Reply place(Reply submitted, String placement) {
        return alice.put("/api/v1/workloads/" + submitted.text("workloadId") + "/placement", placement, "If-Match", "*");
    }

    private static List<String> wantedValues(Reply submitted, String member) {
        return TestFleet.database().queryForList("select payload->>? from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ? order by position", String.class, member, submitted.text("workloadId"));
    }

    private static String storedPlacement(Reply submitted, String path) {
        return TestFleet.database().queryForObject("select payload->'placement'#>>?::text[] from ledger.events"
                + " where type = 'workload.placed' and payload->>'workload' = ?", String.class, path, submitted.text("workloadId"));
    }
}
