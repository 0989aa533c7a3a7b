package dev.fleetledger.command.rollout.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.rollout.step.RolloutScenario;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** A mass delete waits for a second person; the default counts three clusters as one. */
class RolloutApprovalIT {

    private static final String AT_ONCE = "{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}";

    private final RolloutScenario it = new RolloutScenario(TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}"));
    private final Reply deleted = it.change(it.alice, "delete", "{\"policy\":\"delete\",\"reason\":\"old\",\"rollout\":" + AT_ONCE + "}");
    private final String deletion = deleted.text("rolloutId");

    @Test
    void massDeleteTouchesNothingBeforeSecondPersonApproves() {
        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(202);
        assertThat(it.story(deletion)).containsExactly("planned", "approval-requested");
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1");

        Reply approved = approve("admin", it.pendingManifests(deletion));

        assertThat(approved.status()).describedAs(approved.toString()).isEqualTo(200);
        it.awaitStory(deletion, "planned", "approval-requested", "approved", "wave-started");
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1", "2 remove 1");
        RolloutScenario.settle(deletion, "eu-1", "eu-2", "us-1");
        it.awaitStory(deletion, "planned", "approval-requested", "approved", "wave-started", "wave-completed", "finished");
    }

    @Test
    void requesterMayNotApprove() {
        Reply own = approve("alice", it.pendingManifests(deletion));

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("RequesterMayNotApprove");
        assertThat(TestFleet.refusals("alice")).contains("RequesterMayNotApprove");
        assertThat(approve("bob", it.pendingManifests(deletion)).text("code")).isEqualTo("PermissionIsMissing");
    }

    @Test
    void approvalIsForExactlyWhatWasShown() {
        Reply other = approve("admin", "sha256:" + "0".repeat(64));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("ApprovalIsForAnother");
        assertThat(approve("admin", it.pendingManifests(deletion)).status()).isEqualTo(200);
        assertThat(approve("admin", it.pendingManifests(deletion)).status()).as("repeated").isEqualTo(200);
    }

    @Test
    void rejectedDeletionLeavesWorkloadAsItIs() {
        assertThat(it.change(it.alice, "restart", "").text("code")).isEqualTo("WorkloadIsBeingDeleted");

        assertThat(it.act(deletion, it.admin, "reject", "{\"reason\":\"still used\"}").status()).isEqualTo(200);

        assertThat(it.story(deletion)).containsExactly("planned", "approval-requested", "rejected", "finished");
        assertThat(it.reserved()).containsExactly("eu-1", "eu-2", "us-1");
        assertThat(it.change(it.alice, "restart", "").status()).isEqualTo(202);
        assertThat(approve("admin", it.pendingManifests(deletion)).text("code")).isEqualTo("RolloutHasEnded");
    }

    private Reply approve(String person, String manifests) {
        return it.act(deletion, TestFleet.first().as(person), "approve", "{\"manifests\":\"" + manifests + "\"}");
    }
}
