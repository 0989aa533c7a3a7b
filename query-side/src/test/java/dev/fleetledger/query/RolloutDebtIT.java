package dev.fleetledger.query;

import static dev.fleetledger.query.TestRollout.wave;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** What a rollout still owes to clusters without which it went on, and deployments that exist because they are planned. */
class RolloutDebtIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet fleet;
    private static String one;
    private static String two;

    @BeforeAll
    static void registerClusters() {
        fleet = new TestFleet(QUERY_SIDE, "debt");
        one = fleet.registerCluster("one");
        two = fleet.registerCluster("two");
    }

    private static TestRollout started() {
        return TestRollout.ofNewWorkload(fleet, "debt-ns").plan(wave("all", one, two)).start("all");
    }

    private static TestRollout owing(String cluster) {
        TestRollout rollout = started();
        return rollout.append(new RolloutEvent.DebtRecorded(rollout.id, cluster, "ClusterIsSilent"));
    }

    @Test
    void showsDebtUntilPaid() {
        TestRollout rollout = owing(two);
        assertThat(rollout.stateOf(two)).isEqualTo("debt");
        assertThat(debts(rollout)).isEqualTo(two + " ClusterIsSilent");
        rollout.append(rollout.sent(one, 1)).append(rollout.settled(one, 1)).finish("completed");
        assertThat(debts(rollout)).isEqualTo(two + " ClusterIsSilent");
        rollout.append(rollout.sent(two, 1)).append(rollout.settled(two, 1), new RolloutEvent.DebtPaid(rollout.id, two));
        assertThat(rollout.stateOf(two)).isEqualTo("settled 1");
        assertThat(debts(rollout)).isEmpty();
        assertThat(rollout.get().at("/progress/settled").intValue()).isEqualTo(2);
    }

    @Test
    void showsSkippedClusterAsDebt() {
        TestRollout rollout = started();
        rollout.append(rollout.sent(one, 1)).append(rollout.failed(one, 1));
        rollout.appendAs("debt-bob", new RolloutEvent.ClusterSkipped(rollout.id, one),
                new RolloutEvent.DebtRecorded(rollout.id, one, "Skipped"));
        assertThat(rollout.stateOf(one)).isEqualTo("skipped 1");
        assertThat(rollout.get().at("/waves/0/clusters/0/reason/message").stringValue()).isEqualTo("because");
        assertThat(debts(rollout)).isEqualTo(one + " Skipped");
        rollout.append(rollout.settled(one, 1), new RolloutEvent.DebtPaid(rollout.id, one));
        assertThat(rollout.stateOf(one)).isEqualTo("settled 1");
    }

    @Test
    void leavesDebtToNextRolloutWithTheCluster() {
        TestRollout rollout = owing(two);
        rollout.append(rollout.sent(one, 1)).append(rollout.settled(one, 1)).finish("completed");
        rollout.next().plan(wave("all", one));
        assertThat(debts(rollout)).isEqualTo(two + " ClusterIsSilent");
        rollout.next().next().plan(wave("all", one, two));
        assertThat(debts(rollout)).isEmpty();
        assertThat(rollout.stateOf(two)).isEqualTo("superseded");
        assertThat(rollout.get().at("/progress/superseded").intValue()).isEqualTo(1);
    }

    @Test
    void owesNothingAfterItsAbortion() {
        TestRollout rollout = owing(two);
        rollout.append(new RolloutEvent.Aborted(rollout.id), new RolloutEvent.Finished(rollout.id, "aborted"));
        assertThat(debts(rollout)).isEmpty();
        assertThat(rollout.stateOf(two)).isEqualTo("waiting");
    }

    @Test
    void showsPlannedDeploymentAsWaitingForNothingYet() {
        TestRollout rollout = started();
        JsonNode deployment = deployments(rollout).at("/items/1");
        assertThat(deployment.at("/status").stringValue()).isEqualTo("Waiting");
        assertThat(deployment.at("/wanted").isNull()).isTrue();
        JsonNode detail = fleet.get(fleet.admin, "/api/v1/workloads/" + rollout.workload + "/deployments/" + two);
        assertThat(detail.at("/manifest").isNull()).isTrue();
        assertThat(fleet.get(fleet.admin, "/api/v1/workloads/" + rollout.workload).at("/counts").toString()).isEqualTo("{\"Waiting\":2}");
        fleet.sendReport(two, TestFleet.appliedFacts(rollout.workload, 1, 3));
        assertThat(deployments(rollout).at("/items/1/status").stringValue()).isEqualTo("Waiting");
        rollout.append(rollout.sent(two, 1));
        assertThat(deployments(rollout).at("/items/1/status").stringValue()).isEqualTo("Running");
        assertThat(deployments(rollout).at("/items/1/wanted/generation").intValue()).isEqualTo(1);
    }

    @Test
    void removesPlannedDeploymentOfAbortedRollout() {
        TestRollout rollout = started();
        rollout.append(rollout.sent(one, 1));
        rollout.append(new RolloutEvent.Aborted(rollout.id), new RolloutEvent.Finished(rollout.id, "aborted"));
        assertThat(clustersOfDeployments(rollout)).containsExactly(one);
    }

    @Test
    void keepsPlannedDeploymentForRolloutThatReplacesIts() {
        TestRollout rollout = started();
        TestRollout next = rollout.next();
        rollout.append(new RolloutEvent.Finished(rollout.id, "superseded", next.id), next.planned("skip", List.of(), wave("all", two)));
        assertThat(clustersOfDeployments(rollout)).containsExactly(two);
        TestRollout last = next.next();
        next.append(last.planned("skip", List.of(), wave("all", two)), new RolloutEvent.Finished(next.id, "superseded", last.id));
        assertThat(clustersOfDeployments(rollout)).containsExactly(two);
    }

    @Test
    void removesPlannedDeploymentThatLeftThePlacement() {
        TestRollout rollout = owing(two);
        rollout.append(rollout.sent(one, 1)).append(rollout.settled(one, 1)).finish("completed");
        rollout.append(new WorkloadEvent.Placed(rollout.workload, 2, TestFleet.json("{}"), List.of(one)));
        assertThat(clustersOfDeployments(rollout)).containsExactly(one);
        assertThat(debts(rollout)).isEmpty();
    }

    /** Such a cluster was never placed: another one's joining says nothing about it. */
    @ParameterizedTest
    @ValueSource(strings = {"PermissionIsMissing", "NameIsTaken"})
    void keepsDebtOfClusterThatCouldNotJoin(String code) {
        TestRollout rollout = started();
        rollout.append(rollout.sent(one, 1), new RolloutEvent.DebtRecorded(rollout.id, two, code)).append(rollout.settled(one, 1))
                .finish("completed");
        rollout.append(new WorkloadEvent.Placed(rollout.workload, 2, TestFleet.json("{}"), List.of(one)));
        assertThat(debts(rollout)).isEqualTo(two + " " + code);
        assertThat(clustersOfDeployments(rollout)).containsExactly(one, two);
    }

    @Test
    void owesNothingOfDeletedWorkload() {
        TestRollout rollout = owing(two);
        rollout.append(rollout.sent(one, 1)).append(rollout.settled(one, 1)).finish("completed");
        rollout.append(new WorkloadEvent.Deleted(rollout.workload, "delete", List.of(one, two)));
        assertThat(clustersOfDeployments(rollout)).containsExactly(one);
        assertThat(debts(rollout)).isEmpty();
        assertThat(rollout.stateOf(two)).isEqualTo("superseded");
    }

    @Test
    void owesNothingToForgottenCluster() {
        String lost = fleet.registerCluster("lost");
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "debt-ns").plan(wave("all", one, lost)).start("all");
        rollout.append(rollout.sent(one, 1), new RolloutEvent.DebtRecorded(rollout.id, lost, "ClusterIsSilent"))
                .append(rollout.settled(one, 1)).finish("completed");
        rollout.append(new ClusterEvent.Forgotten(lost));
        assertThat(clustersOfDeployments(rollout)).containsExactly(one);
        assertThat(debts(rollout)).isEmpty();
        assertThat(rollout.stateOf(lost)).isEqualTo("superseded");
        assertThat(fleet.get(fleet.admin, "/api/v1/clusters/" + lost).at("/debts").intValue()).isZero();
    }

    @Test
    void goesOnWithoutRemovedCluster() {
        String left = fleet.registerCluster("left");
        TestRollout former = TestRollout.ofNewWorkload(fleet, "debt-ns").plan(wave("all", left)).start("all");
        former.append(former.sent(left, 1)).append(former.settled(left, 1)).finish("completed");
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "debt-ns").plan(wave("all", one, left)).start("all");
        rollout.append(new ClusterEvent.Removed(left));
        assertThat(clustersOfDeployments(rollout)).containsExactly(one);
        assertThat(rollout.stateOf(one)).isEqualTo("waiting");
        assertThat(rollout.stateOf(left)).isEqualTo("superseded");
        assertThat(rollout.get().at("/progress/superseded").intValue()).isEqualTo(1);
        assertThat(former.stateOf(left)).isEqualTo("settled 1");
    }

    private static List<String> clustersOfDeployments(TestRollout rollout) {
        return deployments(rollout).at("/items").findValuesAsString("cluster");
    }

    private static JsonNode deployments(TestRollout rollout) {
        return fleet.get(fleet.admin, "/api/v1/workloads/" + rollout.workload + "/deployments");
    }

    private static String debts(TestRollout rollout) {
        StringBuilder debts = new StringBuilder();
        rollout.get().at("/debt").forEach(debt -> debts.append(debt.at("/cluster").stringValue()).append(' ')
                .append(debt.at("/code").stringValue()));
        return debts.toString();
    }
}
