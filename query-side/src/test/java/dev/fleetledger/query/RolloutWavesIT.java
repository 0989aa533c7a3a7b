package dev.fleetledger.query;

import static dev.fleetledger.query.TestRollout.wave;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.rollout.RolloutEvent;

/** A rollout in waves, from its plan to its end. */
class RolloutWavesIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final RolloutEvent.ApprovalRule WHOLE = new RolloutEvent.ApprovalRule(null, "NSAdmin", "PT24H");
    private static TestFleet fleet;
    private static String one;
    private static String two;
    private static String three;

    @BeforeAll
    static void registerClusters() {
        fleet = new TestFleet(QUERY_SIDE, "rollout");
        one = fleet.registerCluster("one");
        two = fleet.registerCluster("two");
        three = fleet.registerCluster("three");
    }

    private static TestRollout newRollout() {
        return TestRollout.ofNewWorkload(fleet, "rollout-ns");
    }

    @Test
    void showsEveryStepOfItsWaves() {
        TestRollout rollout = newRollout().plan(wave("first", one), wave("none"), wave("rest", two, three));
        assertThat(waves(rollout)).isEqualTo("first waiting, none skipped, rest waiting");
        rollout.append(new RolloutEvent.WaveStarted(rollout.id, "first"), rollout.sent(one, 1));
        assertThat(waves(rollout)).isEqualTo("first running, none skipped, rest waiting");
        assertThat(rollout.stateOf(one)).isEqualTo("sent 1");
        Instant until = soon();
        rollout.append(rollout.settled(one, 1), new RolloutEvent.WaveSoaking(rollout.id, "first", until));
        assertThat(waves(rollout)).isEqualTo("first soaking, none skipped, rest waiting");
        assertThat(rollout.get().at("/waves/0/soakUntil").stringValue()).isEqualTo(until.toString());
        assertThat(rollout.stateOf(one)).isEqualTo("settled 1");
        rollout.append(new RolloutEvent.WaveCompleted(rollout.id, "first"), new RolloutEvent.WaveStarted(rollout.id, "rest"),
                rollout.sent(two, 1), rollout.sent(three, 1));
        rollout.append(rollout.settled(two, 1)).append(rollout.settled(three, 1));
        rollout.append(new RolloutEvent.WaveCompleted(rollout.id, "rest"), new RolloutEvent.Finished(rollout.id, "completed"));
        assertThat(waves(rollout)).isEqualTo("first completed, none skipped, rest completed");
        JsonNode ended = rollout.get();
        assertThat(ended.at("/state").stringValue()).isEqualTo("completed");
        assertThat(ended.at("/endedAt").isNull()).isFalse();
        assertThat(ended.at("/waitsFor").isNull()).isTrue();
        assertThat(ended.at("/progress").toString()).startsWith("{\"total\":3,\"waiting\":0,\"sent\":0,\"settled\":3");
    }

    @Test
    void listsProgressWithoutClusters() {
        TestRollout rollout = newRollout().plan(wave("first", one), wave("rest", two)).start("first");
        JsonNode item = fleet.get(fleet.admin, "/api/v1/rollouts?workload=" + rollout.workload).at("/items/0");
        assertThat(item.at("/progress/waiting").intValue()).isEqualTo(2);
        assertThat(item.at("/waves/0/clusters").isNull()).isTrue();
    }

    @Test
    void countsStatusesOfWhatWasSent() {
        TestRollout rollout = newRollout().plan(wave("all", one, two)).start("all");
        rollout.append(rollout.sent(one, 1));
        fleet.sendReport(one, TestFleet.appliedFacts(rollout.workload, 1, 3));
        assertThat(rollout.get().at("/waves/0/counts").toString()).isEqualTo("{\"Running\":1,\"Waiting\":1}");
    }

    @Test
    void failsUntilPersonDecides() {
        TestRollout rollout = newRollout().plan(wave("first", one), wave("rest", two)).start("first");
        rollout.append(rollout.sent(one, 1)).append(rollout.failed(one, 1), new RolloutEvent.WaveFailed(rollout.id, "first", List.of(one)));
        JsonNode failed = rollout.get();
        assertThat(failed.at("/state").stringValue()).isEqualTo("failed");
        assertThat(failed.at("/endedAt").isNull()).isTrue();
        assertThat(waves(rollout)).isEqualTo("first failed, rest waiting");
        assertThat(failed.at("/waves/0/clusters/0/reason/code").stringValue()).isEqualTo("ImagePullBackOff");
        assertThat(failed.at("/waitsFor/what").stringValue()).isEqualTo("person");
        assertThat(failed.at("/waitsFor/who").stringValue()).isEqualTo("NSEditor");
        rollout.append(new RolloutEvent.ClusterRetried(rollout.id, one), rollout.sent(one, 2));
        assertThat(rollout.get().at("/state").stringValue()).isEqualTo("running");
        assertThat(waves(rollout)).isEqualTo("first running, rest waiting");
        assertThat(rollout.stateOf(one)).isEqualTo("sent 2");
    }

    @Test
    void ignoresLateOutcomeOfEarlierGeneration() {
        TestRollout rollout = newRollout().plan(wave("first", one)).start("first");
        rollout.append(rollout.sent(one, 1)).append(new RolloutEvent.ClusterRetried(rollout.id, one), rollout.sent(one, 2))
                .append(rollout.failed(one, 1));
        assertThat(rollout.stateOf(one)).isEqualTo("sent 2");
    }

    @Test
    void showsPauseUntilResumed() {
        TestRollout rollout = newRollout().plan(wave("first", one)).start("first");
        rollout.append(new RolloutEvent.Paused(rollout.id));
        assertThat(rollout.get().at("/state").stringValue()).isEqualTo("paused");
        assertThat(rollout.get().at("/waitsFor/what").stringValue()).isEqualTo("person");
        rollout.append(new RolloutEvent.Resumed(rollout.id));
        assertThat(rollout.get().at("/state").stringValue()).isEqualTo("running");
    }

    @Test
    void countsOnlyActsOfPeopleInVersion() {
        TestRollout rollout = newRollout().plan("alice", "skip", List.of(WHOLE), wave("first", one));
        rollout.append(new RolloutEvent.ApprovalRequested(rollout.id, null, "sha256:1", soon()));
        assertThat(rollout.get().at("/version").intValue()).isEqualTo(1);
        rollout.append(new RolloutEvent.Approved(rollout.id, null, "sha256:1")).start("first")
                .append(new RolloutEvent.Paused(rollout.id), new RolloutEvent.Resumed(rollout.id));
        assertThat(rollout.get().at("/version").intValue()).isEqualTo(4);
    }

    /** The default guard rails protect it. */
    @Test
    void waitsForClusterAdminInProtectedNamespace() {
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "kube-system").plan(wave("all", one)).start("all");
        rollout.append(new RolloutEvent.Paused(rollout.id));
        assertThat(rollout.get().at("/waitsFor/who").stringValue()).isEqualTo("ClusterAdmin");
    }

    @Test
    void waitsForApprovalUntilDecided() {
        TestRollout rollout = newRollout().plan("alice", "skip", List.of(WHOLE), wave("first", one), wave("rest", two));
        Instant expiresAt = soon();
        rollout.append(new RolloutEvent.ApprovalRequested(rollout.id, null, "sha256:1", expiresAt));
        JsonNode pending = rollout.get();
        assertThat(pending.at("/state").stringValue()).isEqualTo("pendingApproval");
        assertThat(pending.at("/approvals/0/state").stringValue()).isEqualTo("pending");
        assertThat(pending.at("/waitsFor/what").stringValue()).isEqualTo("approval");
        assertThat(pending.at("/waitsFor/who").stringValue()).isEqualTo("NSAdmin");
        assertThat(pending.at("/waitsFor/clusters").intValue()).isEqualTo(2);
        assertThat(pending.at("/waitsFor/until").stringValue()).isEqualTo(expiresAt.toString());
        rollout.appendAs("rollout-bob", new RolloutEvent.Rejected(rollout.id, null), new RolloutEvent.Finished(rollout.id, "aborted"));
        JsonNode aborted = rollout.get();
        assertThat(aborted.at("/state").stringValue()).isEqualTo("aborted");
        assertThat(aborted.at("/approvals/0/state").stringValue()).isEqualTo("rejected");
        assertThat(aborted.at("/approvals/0/by").stringValue()).isEqualTo("rollout-bob");
        assertThat(aborted.at("/approvals/0/reason").stringValue()).isEqualTo("because");
        assertThat(waves(rollout)).isEqualTo("first skipped, rest skipped");
    }

    @Test
    void expiresApprovalWithItsRollout() {
        TestRollout rollout = newRollout().plan("alice", "skip", List.of(WHOLE), wave("first", one));
        rollout.append(new RolloutEvent.ApprovalRequested(rollout.id, null, "sha256:1", soon()));
        TestRollout next = rollout.next();
        rollout.append(new RolloutEvent.Finished(rollout.id, "superseded", next.id));
        assertThat(rollout.get().at("/approvals/0/state").stringValue()).isEqualTo("expired");
        assertThat(rollout.get().at("/finishedBy").stringValue()).isEqualTo(next.id.toString());
    }

    @Test
    void waitsForGateUntilDeadline() {
        TestRollout rollout = newRollout().plan(wave("first", one, two)).start("first");
        fleet.sendReport(one);
        rollout.append(rollout.sent(one, 1), rollout.sent(two, 1));
        JsonNode waitsFor = rollout.get().at("/waitsFor");
        assertThat(waitsFor.at("/what").stringValue()).isEqualTo("gate");
        assertThat(waitsFor.at("/clusters").intValue()).isEqualTo(2);
        assertThat(Instant.parse(waitsFor.at("/until").stringValue()))
                .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(601));
    }

    @Test
    void waitsForSilentClustersOnlyByPlan() {
        String silent = fleet.registerCluster("never-heard");
        TestRollout waiting = newRollout().plan("alice", "wait", List.of(), wave("first", silent)).start("first");
        assertThat(waiting.get().at("/waitsFor/what").stringValue()).isEqualTo("cluster");
        TestRollout skipping = newRollout().plan(wave("first", silent)).start("first");
        skipping.append(skipping.sent(silent, 1));
        assertThat(skipping.get().at("/waitsFor/what").stringValue()).isEqualTo("gate");
    }

    @Test
    void supersedesWhatIsOnItsWayWhenAnotherRolloutSends() {
        TestRollout rollout = newRollout().plan(wave("first", one), wave("rest", two)).start("first");
        rollout.append(rollout.sent(one, 1));
        TestRollout next = rollout.next();
        rollout.append(new RolloutEvent.Finished(rollout.id, "superseded", next.id),
                next.planned("skip", List.of(), wave("all", one, two)));
        assertThat(rollout.stateOf(one)).isEqualTo("sent 1");
        assertThat(rollout.stateOf(two)).isEqualTo("superseded");
        assertThat(rollout.get().at("/progress/superseded").intValue()).isEqualTo(1);
        next.append(new RolloutEvent.WaveStarted(next.id, "all"), next.sent(one, 2));
        assertThat(rollout.stateOf(one)).isEqualTo("superseded 1");
        assertThat(rollout.get().at("/progress/superseded").intValue()).isEqualTo(2);
        assertThat(next.stateOf(one)).isEqualTo("sent 2");
    }

    @Test
    void keepsOutcomeWhenAnotherRolloutFollows() {
        TestRollout rollout = newRollout().plan(wave("first", one)).start("first");
        rollout.append(rollout.sent(one, 1)).append(rollout.settled(one, 1)).finish("completed");
        TestRollout next = rollout.next().plan(wave("all", one)).start("all");
        next.append(next.sent(one, 2));
        assertThat(rollout.stateOf(one)).isEqualTo("settled 1");
        assertThat(rollout.get().at("/waves/0/clusters/0/status").isNull()).isTrue();
    }

    /** As exact as the database stores it. */
    private static Instant soon() {
        return Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
    }

    private static String waves(TestRollout rollout) {
        StringBuilder waves = new StringBuilder();
        rollout.get().at("/waves").forEach(wave -> waves.append(waves.isEmpty() ? "" : ", ").append(wave.at("/name").stringValue())
                .append(' ').append(wave.at("/state").stringValue()));
        return waves.toString();
    }
}
