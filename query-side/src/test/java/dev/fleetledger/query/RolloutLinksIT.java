package dev.fleetledger.query;

import static dev.fleetledger.query.TestRollout.wave;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** What workloads, clusters and the audit tell about a rollout. */
class RolloutLinksIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet fleet;
    private static String one;
    private static String two;

    @BeforeAll
    static void registerClusters() {
        fleet = new TestFleet(QUERY_SIDE, "links");
        one = fleet.registerCluster("one");
        two = fleet.registerCluster("two");
        fleet.grant("links-dave", "NSEditor", "links-ns", one);
        fleet.grant("links-erin", "NSEditor", "links-ns", one, two);
    }

    /** The cause of a step is the submit's command. */
    @Test
    void showsWhatStepsSentAsOutcomesOfSubmit() {
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "links-ns").plan(wave("all", one, two));
        String submit = QUERY_SIDE.sql().sql("select metadata ->> 'command' from ledger.events where position = ?").param(fleet.position)
                .query(String.class).single();
        fleet.position = QUERY_SIDE.ledger.append(Map.of(EventMetadata.ACTION, "rollout.step", EventMetadata.CAUSATION, submit),
                new RolloutEvent.WaveStarted(rollout.id, "all"), rollout.sent(one, 1), rollout.sent(two, 1));
        JsonNode entries = fleet.get(fleet.admin, "/api/v1/audit?workload=" + rollout.workload).at("/items");
        assertThat(entries.at("/0/cause").stringValue()).isEqualTo(submit);
        assertThat(entries.at("/0/changes/0/label").stringValue()).isEqualTo("Wave all");
        assertThat(entries.at("/0/clusters").findValuesAsString("cluster")).containsExactly(one, two);
        assertThat(entries.at("/1/clusters").findValuesAsString("cluster")).containsExactly(one, two);
        assertThat(fleet.get("links-dave", "/api/v1/audit?workload=" + rollout.workload).at("/items/1/clusters")
                .findValuesAsString("cluster")).containsExactly(one);
        assertThat(fleet.get(fleet.admin, "/api/v1/audit?workload=" + rollout.workload + "&cluster=" + two).at("/total").intValue())
                .isEqualTo(2);
    }

    @Test
    void showsNextManifestOfEachTarget() {
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "links-ns").plan(wave("all", one, two)).start("all");
        rollout.append(rollout.sent(one, 1), rollout.sent(two, 1)).append(rollout.settled(one, 1)).append(rollout.settled(two, 1))
                .finish("completed");
        TestRollout next = rollout.next();
        rollout.append(new WorkloadEvent.Placed(rollout.workload, 1, TestFleet.json("{\"clusters\":[\"" + one + "\",\"" + two + "\"]}"),
                        List.of(one, two)),
                new WorkloadEvent.Revised(rollout.workload, 2,
                        TestFleet.json("{\"basics\":{\"name\":\"exporter\",\"description\":\"new\"}}"), null, null));
        next.plan(wave("first", one), wave("rest", two)).append(new RolloutEvent.WaveStarted(next.id, "first"), next.sent(one, 2));
        JsonNode targets = fleet.get("links-erin", "/api/v1/workloads/" + rollout.workload + "/targets").at("/items");
        assertThat(targets.at("/0/next").isNull()).isTrue();
        assertThat(targets.at("/1/why").stringValue()).isEqualTo("is named");
        assertThat(targets.at("/1/next/rollout").stringValue()).isEqualTo(next.id.toString());
        assertThat(targets.at("/1/next/wave").stringValue()).isEqualTo("rest");
        assertThat(targets.at("/1/next/manifest").stringValue()).isEqualTo("sha256:2");
        assertThat(targets.at("/1/next/changes").findValuesAsString("path")).containsExactly("/basics/description");
    }

    @Test
    void showsOpenDebtsOfWorkloadAndCluster() {
        String owed = fleet.registerCluster("owed");
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "links-ns").plan(wave("all", one, owed)).start("all");
        rollout.append(rollout.sent(one, 1), new RolloutEvent.DebtRecorded(rollout.id, owed, "ClusterIsSilent"));
        JsonNode debt = fleet.get(fleet.admin, "/api/v1/workloads/" + rollout.workload).at("/debt");
        assertThat(debt.findValuesAsString("cluster")).containsExactly(owed);
        assertThat(debt.at("/0/rollout").stringValue()).isEqualTo(rollout.id.toString());
        assertThat(fleet.get(fleet.admin, "/api/v1/clusters/" + owed).at("/debts").intValue()).isEqualTo(1);
        assertThat(fleet.get("links-dave", "/api/v1/workloads/" + rollout.workload).at("/debt").size()).isZero();
    }
}
