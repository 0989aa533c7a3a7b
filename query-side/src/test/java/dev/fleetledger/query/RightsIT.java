package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;

/** Readers find nothing that they may not see, in single responses, lists, totals, counts and the audit. */
class RightsIT {

    private static final Side SIDE = Side.shared();
    private static Story story;
    private static String one;
    private static String two;
    private static UUID workload;
    private static UUID secretDraft;
    private static UUID submittedDraft;

    @BeforeAll
    static void aFleetOfTwo() {
        story = new Story(SIDE, "rights");
        one = story.cluster("one");
        two = story.cluster("two");
        story.grant("rights-alice", "NSEditor", "rights-mon");
        story.grant("rights-bob", "NSViewer", "rights-def");
        story.grant("rights-dave", "NSViewer", "rights-mon", one);
        story.grant("rights-carol", "Auditor", null);
        submittedDraft = story.draft("rights-alice", "exporter", "rights-mon", List.of(one, two));
        workload = story.submit("rights-alice", submittedDraft, "exporter", "rights-mon", List.of(one, two));
        story.heartbeat(one, Story.applied(workload, 1, 3));
        story.heartbeat(two, Story.applied(workload, 1, 1));
        secretDraft = Story.id();
        story.position = SIDE.ledger.command("rights-alice", "draft.start",
                new DraftEvent.Started(secretDraft, "DaemonSet", "rights-alice", null, null, null, null));
        story.position = SIDE.ledger.command("rights-bob", "draft.submit", new RefusalEvent.Refused("draft.submit",
                new RefusalEvent.Target(submittedDraft, null, null, "rights-mon"), 403, "PermissionIsMissing",
                List.of(new RefusalEvent.Missing(one, "rights-mon", "NSEditor"), new RefusalEvent.Missing(two, "rights-mon", "NSEditor")), List.of()));
    }

    @Test
    void hidesWorkloadWithoutRight() {
        assertThat(SIDE.as("rights-bob", "/api/v1/workloads/" + workload).statusCode()).isEqualTo(404);
        assertThat(SIDE.as("rights-bob", "/api/v1/workloads/" + workload + "/deployments").statusCode()).isEqualTo(404);
        assertThat(SIDE.as("rights-bob", "/api/v1/workloads/" + workload + "/deployments/" + one).statusCode()).isEqualTo(404);
        assertThat(SIDE.as("rights-bob", "/api/v1/workloads/" + workload + "/revisions/1").statusCode()).isEqualTo(404);
    }

    @Test
    void excludesInvisibleItemsFromListsAndTotals() {
        assertThat(story.get("rights-bob", "/api/v1/workloads").at("/total").intValue()).isZero();
        assertThat(story.get("rights-bob", "/api/v1/workloads?status=Running").at("/total").intValue()).isZero();
        assertThat(story.get("rights-bob", "/api/v1/rollouts").at("/total").intValue()).isZero();
        assertThat(story.get("rights-bob", "/api/v1/clusters/" + one + "/deployments").at("/total").intValue()).isZero();
        assertThat(story.get("rights-alice", "/api/v1/workloads").at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void restrictsWorkloadToVisibleClusters() {
        JsonNode whole = story.get("rights-alice", "/api/v1/workloads/" + workload);
        JsonNode cut = story.get("rights-dave", "/api/v1/workloads/" + workload);
        assertThat(whole.at("/status").stringValue()).isEqualTo("Waiting");
        assertThat(cut.at("/status").stringValue()).isEqualTo("Running");
        assertThat(cut.at("/counts").toString()).isEqualTo("{\"Running\":1}");
        assertThat(story.get("rights-dave", "/api/v1/workloads?status=Running").at("/total").intValue()).isEqualTo(1);
        assertThat(story.get("rights-dave", "/api/v1/workloads/" + workload + "/deployments").at("/total").intValue()).isEqualTo(1);
        assertThat(story.get("rights-dave", "/api/v1/rollouts").at("/items/0/waves/0/clusters").size()).isEqualTo(1);
    }

    @Test
    void showsClusterOnlyToThoseWithRoleInIt() {
        assertThat(story.get("rights-dave", "/api/v1/clusters").at("/total").intValue()).isEqualTo(1);
        assertThat(SIDE.as("rights-dave", "/api/v1/clusters/" + two).statusCode()).isEqualTo(404);
        assertThat(SIDE.as("rights-nobody", "/api/v1/clusters/" + one).statusCode()).isEqualTo(404);
    }

    @Test
    void showsDraftWithoutNamespaceOnlyToOwner() {
        assertThat(SIDE.as("rights-dave", "/api/v1/drafts/" + secretDraft).statusCode()).isEqualTo(404);
        assertThat(SIDE.as("rights-alice", "/api/v1/drafts/" + secretDraft).statusCode()).isEqualTo(200);
        assertThat(story.get("rights-dave", "/api/v1/drafts").at("/total").intValue()).isEqualTo(1);
        assertThat(story.get("rights-bob", "/api/v1/drafts").at("/total").intValue()).isZero();
        assertThat(story.get("rights-alice", "/api/v1/drafts?owner=me").at("/total").intValue()).isEqualTo(2);
    }

    @Test
    void showsAuditOfOwnCommandsAndVisibleTargets() {
        JsonNode bobs = story.get("rights-bob", "/api/v1/audit?draft=" + submittedDraft);
        assertThat(bobs.at("/total").intValue()).isEqualTo(1);
        assertThat(bobs.at("/items/0/outcome").stringValue()).isEqualTo("refused");
        assertThat(bobs.at("/items/0/problem/missing/0/role").stringValue()).isEqualTo("NSEditor");
        JsonNode daves = story.get("rights-dave", "/api/v1/audit?workload=" + workload);
        assertThat(daves.at("/items/0/clusters").size()).isEqualTo(1);
        JsonNode carols = story.get("rights-carol", "/api/v1/audit?actor=rights-alice");
        assertThat(carols.at("/total").intValue()).isEqualTo(6);
        assertThat(story.get("rights-nobody", "/api/v1/audit").at("/total").intValue()).isZero();
    }

    @Test
    void namesNoInvisibleCluster() {
        for (String path : List.of("workloads", "workloads/" + workload, "workloads/" + workload + "/targets", "workloads/" + workload + "/deployments",
                "rollouts", "clusters", "audit", "audit?workload=" + workload)) {
            assertThat(story.get("rights-dave", "/api/v1/" + path).toString()).as(path).doesNotContain(two);
        }
        assertThat(story.get("rights-dave", "/api/v1/audit?cluster=" + two).at("/total").intValue()).isZero();
        assertThat(story.get("rights-dave", "/api/v1/workloads?cluster=" + two).at("/total").intValue()).isZero();
    }

    @Test
    void hidesEntryAboutInvisibleCluster() {
        story.grant("rights-erin", "NSEditor", "rights-moved");
        story.grant("rights-frank", "NSViewer", "rights-moved", one);
        UUID moved = story.submit("rights-erin", story.draft("rights-erin", "there", "rights-moved", List.of(one, two)), "there", "rights-moved",
                List.of(one, two));
        long before = story.get("rights-frank", "/api/v1/audit?workload=" + moved).at("/total").longValue();
        story.position = SIDE.ledger.command("system", "deployment.drift", new DeploymentEvent.Drifted(moved, two, 1, null, null, Instant.now()));
        assertThat(story.get("rights-frank", "/api/v1/audit?workload=" + moved).at("/total").longValue()).isEqualTo(before);
        assertThat(story.get("rights-erin", "/api/v1/audit?workload=" + moved).at("/items/0/target/cluster").stringValue()).isEqualTo(two);
        assertThat(story.get("rights-erin", "/api/v1/audit?cluster=" + two + "&action=deployment.drift").at("/total").intValue()).isEqualTo(1);
        assertThat(story.get("rights-frank", "/api/v1/audit?cluster=" + two).at("/total").intValue()).isZero();
        gone(moved, one);
        assertThat(SIDE.as("rights-frank", "/api/v1/workloads/" + moved, "Fleetledger-Min-Position", Long.toString(story.position)).statusCode()).isEqualTo(404);
        gone(moved, two);
        assertThat(story.get("rights-frank", "/api/v1/workloads/" + moved).at("/id").stringValue()).isEqualTo(moved.toString());
    }

    private static void gone(UUID workload, String cluster) {
        story.position = SIDE.ledger.command("system", "deployment.end", new DeploymentEvent.Gone(workload, cluster, 1, Instant.now()));
    }

    @Test
    void hidesInvisibleClustersFromThoseWhoOnlyReadDraft() {
        String path = "/api/v1/drafts/" + submittedDraft;
        assertThat(story.get("rights-alice", path).at("/steps/placement/document/clusters").size()).isEqualTo(2);
        assertThat(story.get("rights-dave", path).at("/steps/placement/document/clusters").toString()).isEqualTo("[\"" + one + "\"]");
        assertThat(story.get("rights-dave", path + "/targets").toString()).doesNotContain("is not in the fleet");
    }

    @Test
    void countsOnlyPeoplesChangesInRolloutVersion() {
        UUID rollout = Story.id();
        story.position = SIDE.ledger.command("rights-erin", "rollout.start", new RolloutEvent.Started(rollout, Story.id(), 1, 1, List.of()));
        assertThat(story.get("rights-admin", "/api/v1/rollouts/" + rollout).at("/version").longValue()).isEqualTo(1);
        story.position = SIDE.ledger.command("system", "rollout.finish", new RolloutEvent.Finished(rollout, "completed"));
        assertThat(story.get("rights-admin", "/api/v1/rollouts/" + rollout).at("/version").longValue()).isEqualTo(1);
    }

    @Test
    void hidesAuditEntryWithoutRight() {
        String position = story.get("rights-carol", "/api/v1/audit?workload=" + workload).at("/items/0/position").stringValue();
        assertThat(SIDE.as("rights-carol", "/api/v1/audit/" + position).statusCode()).isEqualTo(200);
        assertThat(SIDE.as("rights-bob", "/api/v1/audit/" + position).statusCode()).isEqualTo(404);
    }

    @Test
    void allowsPersonSearchOnlyToThoseWhoMayGrant() {
        assertThat(SIDE.as("rights-bob", "/api/v1/people?text=a").statusCode()).isEqualTo(403);
        assertThat(SIDE.as("rights-admin", "/api/v1/people?text=a").statusCode()).isEqualTo(200);
    }

    @Test
    void listsOwnGrantsOnlyUnlessReaderMayGrantAnything() {
        assertThat(story.get("rights-bob", "/api/v1/grants").at("/total").intValue()).isEqualTo(1);
        assertThat(story.get("rights-admin", "/api/v1/grants").at("/total").intValue()).isGreaterThan(4);
    }
}
