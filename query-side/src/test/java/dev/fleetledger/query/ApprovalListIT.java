package dev.fleetledger.query;

import static dev.fleetledger.query.TestRollout.wave;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.contract.rollout.RolloutEvent;

/** Approvals that wait for somebody: alice has requested one of two clusters, and one of the first cluster only. */
class ApprovalListIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet fleet;

    @BeforeAll
    static void requestApprovals() {
        fleet = new TestFleet(QUERY_SIDE, "approvals");
        String one = fleet.registerCluster("one");
        String two = fleet.registerCluster("two");
        fleet.grant("approvals-alice", "NSEditor", "approvals-ns");
        fleet.grant("approvals-bob", "NSEditor", "approvals-ns");
        fleet.grant("approvals-dave", "NSEditor", "approvals-ns", one);
        fleet.grant("approvals-viewer", "NSViewer", "approvals-ns");
        TestRollout whole = plan(null, one, two);
        request(whole, null, Instant.now().plusSeconds(600));
        TestRollout first = plan("first", one, two);
        request(first, "first", Instant.now().plusSeconds(600));
        request(plan(null, one, two), null, Instant.now().minusSeconds(1));
        TestRollout approved = plan(null, one, two);
        request(approved, null, Instant.now().plusSeconds(600));
        approved.appendAs("approvals-bob", new RolloutEvent.Approved(approved.id, null, "sha256:1"));
    }

    private static TestRollout plan(String wave, String one, String two) {
        return TestRollout.ofNewWorkload(fleet, "approvals-ns")
                .plan("alice", "skip", List.of(new RolloutEvent.ApprovalRule(wave, "NSEditor", "PT24H")),
                        wave("first", one), wave("rest", two));
    }

    private static void request(TestRollout rollout, String wave, Instant expiresAt) {
        rollout.append(new RolloutEvent.ApprovalRequested(rollout.id, wave, "sha256:1", expiresAt));
    }

    @ParameterizedTest
    @CsvSource({"bob, 2", "alice, 0", "dave, 1", "viewer, 0", "stranger, 0"})
    void listsWhatCallerMayDecide(String person, int total) {
        assertThat(total(person, "?for=me")).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({"viewer, '', 4", "viewer, ?state=pending, 3", "viewer, ?state=approved, 1", "viewer, ?state=rejected, 0",
            "bob, ?for=me&state=approved, 0", "stranger, '', 0"})
    void listsApprovalsOfVisibleWorkloads(String person, String filter, int total) {
        assertThat(total(person, filter)).isEqualTo(total);
    }

    @Test
    void approverOfProtectedNamespaceNeedsHigherRole() {
        String cluster = fleet.registerCluster("protected");
        fleet.grant("approvals-editor", "NSEditor", "approvals-protected");
        fleet.grant("approvals-keeper", "ClusterAdmin", null, cluster);
        TestRollout rollout = TestRollout.ofNewWorkload(fleet, "approvals-protected").plan("alice", "skip",
                List.of(new RolloutEvent.ApprovalRule(null, "ClusterAdmin", "PT24H")), wave("first", cluster));
        request(rollout, null, Instant.now().plusSeconds(600));

        assertThat(total("editor", "?for=me")).isZero();
        assertThat(total("keeper", "?for=me")).isEqualTo(1);
    }

    @Test
    void rejectsOtherPeople() {
        assertThat(QUERY_SIDE.requestAs("approvals-bob", "/api/v1/approvals?for=alice").statusCode()).isEqualTo(400);
    }

    private static int total(String person, String filter) {
        return fleet.get("approvals-" + person, "/api/v1/approvals" + filter).at("/total").intValue();
    }
}
