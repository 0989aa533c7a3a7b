package dev.fleetledger.command.rollout;

import static dev.fleetledger.command.rollout.RolloutFixture.ID;
import static dev.fleetledger.command.rollout.RolloutFixture.MANIFEST;
import static dev.fleetledger.command.rollout.RolloutFixture.START;
import static dev.fleetledger.command.rollout.RolloutFixture.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRequested;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.manifest.document.Sha256;
import dev.fleetledger.problem.StateConflictException;

class RolloutApprovalTest {

    private final RolloutFixture rollout = RolloutFixture.of("{'failureBudget': 0}",
            List.of(new ApprovalRule(null, "NSEditor", "PT24H"), new ApprovalRule("rest", "NSEditor", "PT1H")),
            wave("first", "eu-1"), wave("rest", "us-1", "eu-2"));
    private final String digest = MANIFEST.substring("sha256:".length());

    @Test
    void isForManifestOfEachClusterInOrderOfNames() {
        rollout.step();

        assertThat(rollout.events.getLast()).isEqualTo(new ApprovalRequested(ID, null,
                "sha256:" + Sha256.of("eu-1 " + digest + "\neu-2 " + digest + "\nus-1 " + digest + "\n"), START.plusSeconds(86_400)));
    }

    @Test
    void waitsForWholeAndThenForEachWave() {
        assertThat(rollout.step()).isEmpty();
        approve();
        assertThat(rollout.step()).containsExactly("eu-1");
        assertThat(rollout.settle("eu-1").step()).isEmpty();
        approve();

        assertThat(rollout.step()).containsExactly("us-1", "eu-2");
        assertThat(rollout.story()).containsExactly("ApprovalRequested", "Approved", "WaveStarted", "WaveCompleted", "ApprovalRequested",
                "Approved", "WaveStarted");
    }

    @Test
    void refusesApprovalOfOtherManifests() {
        rollout.step();
        var other = new RolloutCommand.Approve("sha256:00", START);

        assertThatThrownBy(() -> rollout.decide(other)).isInstanceOfSatisfying(StateConflictException.class,
                it -> assertThat(it.code()).isEqualTo("ApprovalIsForAnother"));
    }

    @Test
    void refusesLateApprovalAndAbortsAtExpiry() {
        rollout.step();
        assertThat(rollout.next).isEqualTo(START.plusSeconds(86_400));
        rollout.now = START.plusSeconds(86_400);
        var late = new RolloutCommand.Approve(pending().manifests(), rollout.now);

        assertThatThrownBy(() -> rollout.decide(late)).isInstanceOfSatisfying(StateConflictException.class,
                it -> assertThat(it.code()).isEqualTo("ApprovalHasExpired"));
        rollout.step();

        assertThat(rollout.story()).containsExactly("ApprovalRequested", "ApprovalExpired", "Finished");
        assertThat(rollout.events.getLast()).isEqualTo(new Finished(ID, "aborted"));
    }

    @Test
    void rejectionEndsRollout() {
        rollout.step();
        rollout.decide(new RolloutCommand.Reject());

        assertThat(rollout.story()).containsExactly("ApprovalRequested", "Rejected", "Finished");
        assertThat(rollout.step()).isEmpty();
    }

    @Test
    void repeatedApprovalChangesNothing() {
        rollout.step();
        String manifests = pending().manifests();
        approve();

        rollout.decide(new RolloutCommand.Approve(manifests, START));

        assertThat(rollout.story()).containsExactly("ApprovalRequested", "Approved");
    }

    private void approve() {
        rollout.decide(new RolloutCommand.Approve(pending().manifests(), rollout.now));
    }

    private ApprovalRequested pending() {
        return rollout.state().findPendingApproval().orElseThrow();
    }
}
