package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;

/** Readers find nothing that they may not see, in single responses, lists, totals, counts and the audit. */
class VisibilityIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static String one;
    private static String two;
    private static UUID workload;
    private static UUID secretDraft;
    private static UUID submittedDraft;

    @BeforeAll
    static void createFleet() {
        testFleet = new TestFleet(QUERY_SIDE, "rights");
        one = testFleet.registerCluster("one");
        two = testFleet.registerCluster("two");
        testFleet.grant("rights-alice", "NSEditor", "rights-mon");
        testFleet.grant("rights-bob", "NSViewer", "rights-def");
        testFleet.grant("rights-dave", "NSViewer", "rights-mon", one);
        testFleet.grant("rights-carol", "Auditor", null);
        submittedDraft = testFleet.createDraft("rights-alice", "exporter", "rights-mon", List.of(one, two));
        workload = testFleet.submit("rights-alice", submittedDraft, "exporter", "rights-mon", List.of(one, two));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 1));
        secretDraft = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append("rights-alice", "draft.start",
                new DraftEvent.Started(secretDraft, "DaemonSet", "rights-alice", null, null, null, null, null));
        testFleet.position = QUERY_SIDE.ledger.append("rights-bob", "draft.submit", new RefusalEvent.Refused("draft.submit",
                new RefusalEvent.Target(submittedDraft, null, null, "rights-mon"), 403, "PermissionIsMissing",
                List.of(new RefusalEvent.Missing(one, "rights-mon", "NSEditor"), new RefusalEvent.Missing(two, "rights-mon", "NSEditor")),
                List.of()));
    }

    @Test
    void hidesWorkloadWithoutRight() {
        assertThat(QUERY_SIDE.requestAs("rights-bob", "/api/v1/workloads/" + workload).statusCode()).isEqualTo(404);
        assertThat(QUERY_SIDE.requestAs("rights-bob", "/api/v1/workloads/" + workload + "/deployments").statusCode()).isEqualTo(404);
        assertThat(QUERY_SIDE.requestAs("rights-bob", "/api/v1/workloads/" + workload + "/deployments/" + one).statusCode()).isEqualTo(404);
        assertThat(QUERY_SIDE.requestAs("rights-bob", "/api/v1/workloads/" + workload + "/revisions/1").statusCode()).isEqualTo(404);
    }

    @Test
    void excludesInvisibleItemsFromListsAndTotals() {
        assertThat(testFleet.get("rights-bob", "/api/v1/workloads").at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-bob", "/api/v1/workloads?status=Running").at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-bob", "/api/v1/rollouts").at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-bob", "/api/v1/clusters/" + one + "/deployments").at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-alice", "/api/v1/workloads").at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void restrictsWorkloadToVisibleClusters() {
        JsonNode whole = testFleet.get("rights-alice", "/api/v1/workloads/" + workload);
        JsonNode filtered = testFleet.get("rights-dave", "/api/v1/workloads/" + workload);
        assertThat(whole.at("/status").stringValue()).isEqualTo("Waiting");
        assertThat(filtered.at("/status").stringValue()).isEqualTo("Running");
        assertThat(filtered.at("/counts").toString()).isEqualTo("{\"Running\":1}");
        assertThat(testFleet.get("rights-dave", "/api/v1/workloads?status=Running").at("/total").intValue()).isEqualTo(1);
        assertThat(testFleet.get("rights-dave", "/api/v1/workloads/" + workload + "/deployments").at("/total").intValue()).isEqualTo(1);
        String rollout = testFleet.get("rights-dave", "/api/v1/rollouts").at("/items/0/id").stringValue();
        JsonNode wave = testFleet.get("rights-dave", "/api/v1/rollouts/" + rollout).at("/waves/0");
        assertThat(wave.at("/clusters").findValuesAsString("cluster")).containsExactly(one);
        assertThat(wave.at("/elsewhere").intValue()).isEqualTo(1);
        assertThat(wave.at("/progress/total").intValue()).isEqualTo(2);
    }

    @Test
    void showsClusterOnlyToThoseWithRoleInIt() {
        assertThat(testFleet.get("rights-dave", "/api/v1/clusters").at("/total").intValue()).isEqualTo(1);
        assertThat(QUERY_SIDE.requestAs("rights-dave", "/api/v1/clusters/" + two).statusCode()).isEqualTo(404);
        assertThat(QUERY_SIDE.requestAs("rights-nobody", "/api/v1/clusters/" + one).statusCode()).isEqualTo(404);
    }

    @Test
    void showsDraftWithoutNamespaceOnlyToOwner() {
        assertThat(QUERY_SIDE.requestAs("rights-dave", "/api/v1/drafts/" + secretDraft).statusCode()).isEqualTo(404);
        assertThat(QUERY_SIDE.requestAs("rights-alice", "/api/v1/drafts/" + secretDraft).statusCode()).isEqualTo(200);
        assertThat(testFleet.get("rights-dave", "/api/v1/drafts").at("/total").intValue()).isEqualTo(1);
        assertThat(testFleet.get("rights-bob", "/api/v1/drafts").at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-alice", "/api/v1/drafts?owner=me").at("/total").intValue()).isEqualTo(2);
    }

    @Test
    void showsAuditOfOwnCommandsAndVisibleTargets() {
        JsonNode bobs = testFleet.get("rights-bob", "/api/v1/audit?draft=" + submittedDraft);
        assertThat(bobs.at("/total").intValue()).isEqualTo(1);
        assertThat(bobs.at("/items/0/outcome").stringValue()).isEqualTo("refused");
        assertThat(bobs.at("/items/0/problem/missing/0/role").stringValue()).isEqualTo("NSEditor");
        JsonNode daves = testFleet.get("rights-dave", "/api/v1/audit?workload=" + workload);
        assertThat(daves.at("/items/0/clusters").size()).isEqualTo(1);
        JsonNode carols = testFleet.get("rights-carol", "/api/v1/audit?actor=rights-alice");
        assertThat(carols.at("/total").intValue()).isEqualTo(6);
        assertThat(testFleet.get("rights-nobody", "/api/v1/audit").at("/total").intValue()).isZero();
    }

    @Test
    void namesNoInvisibleCluster() {
        for (String path : List.of("workloads", "workloads/" + workload, "workloads/" + workload + "/targets", "workloads/" + workload
                + "/deployments",
                "rollouts", "clusters", "audit", "audit?workload=" + workload)) {
            assertThat(testFleet.get("rights-dave", "/api/v1/" + path).toString()).as(path).doesNotContain(two);
        }
        assertThat(testFleet.get("rights-dave", "/api/v1/audit?cluster=" + two).at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-dave", "/api/v1/workloads?cluster=" + two).at("/total").intValue()).isZero();
    }

    @Test
    void hidesEntryAboutInvisibleCluster() {
        testFleet.grant("rights-erin", "NSEditor", "rights-moved");
        testFleet.grant("rights-frank", "NSViewer", "rights-moved", one);
        UUID moved = testFleet.submit("rights-erin", testFleet.createDraft("rights-erin", "there", "rights-moved", List.of(one, two)),
                "there", "rights-moved",
                List.of(one, two));
        long before = testFleet.get("rights-frank", "/api/v1/audit?workload=" + moved).at("/total").longValue();
        testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.drift",
                new DeploymentEvent.Drifted(moved, two, 1, null, null, Instant.now()));
        assertThat(testFleet.get("rights-frank", "/api/v1/audit?workload=" + moved).at("/total").longValue()).isEqualTo(before);
        assertThat(testFleet.get("rights-erin", "/api/v1/audit?workload=" + moved).at("/items/0/target/cluster").stringValue())
                .isEqualTo(two);
        assertThat(testFleet.get("rights-erin", "/api/v1/audit?cluster=" + two + "&action=deployment.drift").at("/total").intValue())
                .isEqualTo(1);
        assertThat(testFleet.get("rights-frank", "/api/v1/audit?cluster=" + two).at("/total").intValue()).isZero();
        endDeployment(moved, one);
        assertThat(QUERY_SIDE.requestAs("rights-frank", "/api/v1/workloads/" + moved, "Fleetledger-Min-Position",
                Long.toString(testFleet.position)).statusCode()).isEqualTo(404);
        endDeployment(moved, two);
        assertThat(testFleet.get("rights-frank", "/api/v1/workloads/" + moved).at("/id").stringValue()).isEqualTo(moved.toString());
    }

    private static void endDeployment(UUID workload, String cluster) {
        testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.end",
                new DeploymentEvent.Gone(workload, cluster, 1, Instant.now()));
    }

    @Test
    void hidesInvisibleClustersFromThoseWhoOnlyReadDraft() {
        String path = "/api/v1/drafts/" + submittedDraft;
        assertThat(testFleet.get("rights-alice", path).at("/steps/placement/document/clusters").size()).isEqualTo(2);
        assertThat(testFleet.get("rights-dave", path).at("/steps/placement/document/clusters").toString()).isEqualTo("[\"" + one + "\"]");
        assertThat(testFleet.get("rights-dave", path + "/targets").toString()).doesNotContain("is not in the fleet");
    }

    @Test
    void countsInvisibleClustersOfDraftAndWorkload() {
        testFleet.grant("rights-editor", "NSEditor", "rights-mon", one);
        String path = "/api/v1/drafts/" + submittedDraft;

        for (String reader : List.of("rights-dave", "rights-editor")) {
            JsonNode draft = testFleet.get(reader, path);
            assertThat(draft.toString()).as(reader).doesNotContain(two);
            assertThat(draft.at("/targets/elsewhere").intValue()).isEqualTo(1);
            assertThat(testFleet.get(reader, path + "/targets").toString()).doesNotContain(two);
            assertThat(testFleet.get(reader, path + "/targets").at("/elsewhere").intValue()).isEqualTo(1);
            assertThat(testFleet.get(reader, "/api/v1/workloads/" + workload + "/targets").at("/elsewhere").intValue()).isEqualTo(1);
            assertThat(testFleet.get(reader, "/api/v1/drafts?cluster=" + two).at("/total").intValue()).isZero();
        }
        assertThat(testFleet.get("rights-alice", path + "/targets").at("/elsewhere").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {DraftEvent.REBASE, DraftEvent.RESOLVE})
    void showsInvisibleClusterToWhoeverWroteIt(String action) {
        testFleet.grant("rights-writer", "NSEditor", "rights-mon", one);
        UUID draft = testFleet.createDraft("rights-writer", "own", "rights-mon", List.of(one, two));
        String path = "/api/v1/drafts/" + draft;

        assertThat(testFleet.get("rights-writer", path).at("/steps/placement/document/clusters").size()).isEqualTo(2);
        assertThat(testFleet.get("rights-writer", path + "/targets").at("/elsewhere").intValue()).isZero();
        testFleet.position = QUERY_SIDE.ledger.append("rights-writer", action, new DraftEvent.StepSaved(draft, "placement",
                TestFleet.json("{\"clusters\":[\"" + two + "\"]}")), new DraftEvent.StepSaved(draft, "services", TestFleet.json("{}")));
        assertThat(testFleet.get("rights-writer", path).at("/targets/elsewhere").intValue())
                .as("it names the workload's").isEqualTo(1);
    }

    @Test
    void countsInvisibleClustersOfOwnRefusalInAudit() {
        testFleet.grant("rights-refused", "NSViewer", "rights-mon", one);
        testFleet.position = QUERY_SIDE.ledger.append("rights-refused", "draft.submit", new RefusalEvent.Refused("draft.submit",
                new RefusalEvent.Target(submittedDraft, null, null, "rights-mon"), 403, "PermissionIsMissing",
                List.of(new RefusalEvent.Missing(one, "rights-mon", "NSEditor"), new RefusalEvent.Missing(two, "rights-mon", "NSEditor")),
                List.of()));

        JsonNode own = testFleet.get("rights-refused", "/api/v1/audit?actor=me").at("/items/0/problem");
        JsonNode auditors = testFleet.get("rights-carol", "/api/v1/audit?actor=rights-refused").at("/items/0/problem");

        assertThat(own.at("/missing").findValuesAsString("cluster")).containsExactly(one);
        assertThat(own.at("/elsewhere").intValue()).isEqualTo(1);
        assertThat(auditors.at("/missing").findValuesAsString("cluster")).containsExactly(one, two);
        assertThat(testFleet.get("rights-refused", "/api/v1/audit?text=" + two).at("/total").intValue()).isZero();
        assertThat(testFleet.get("rights-refused", "/api/v1/audit?text=PermissionIsMissing").at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void showsDraftOpenedInClusterOnlyWithRightThere() {
        testFleet.grant("rights-one", "NSViewer", "rights-mon", one);
        UUID draft = TestFleet.newId();
        QUERY_SIDE.ledger.append("rights-alice", "draft.start",
                new DraftEvent.Started(draft, "DaemonSet", "rights-alice", two, null, null, null, null));
        testFleet.saveStep("rights-alice", draft, "basics", "{\"name\":\"opened\",\"namespace\":\"rights-mon\"}");

        assertThat(testFleet.get("rights-alice", "/api/v1/drafts/" + draft).at("/cluster").stringValue()).isEqualTo(two);
        assertThat(QUERY_SIDE.requestAs("rights-one", "/api/v1/drafts/" + draft, "Fleetledger-Min-Position",
                Long.toString(testFleet.position)).statusCode()).isEqualTo(404);
    }

    @Test
    void showsFleetWideCountsOnlyToReadersOfLedger() {
        for (String reader : List.of("rights-admin", "rights-carol")) {
            assertThat(testFleet.get(reader, "/api/v1/hub").at("/intents/behind").isNumber()).as(reader).isTrue();
        }
        for (String reader : List.of("rights-alice", "rights-nobody")) {
            JsonNode hub = testFleet.get(reader, "/api/v1/hub");
            assertThat(hub.at("/intents").isNull() && hub.at("/questions").isNull() && hub.at("/reports").isNull()).as(reader).isTrue();
            assertThat(hub.at("/views/position").isString()).isTrue();
        }
    }

    @Test
    void showsGrantsInScopeToNamespaceAdmin() {
        testFleet.grant("rights-nsadmin", "NSAdmin", "rights-mon", one, two);
        long before = testFleet.get("rights-nsadmin", "/api/v1/grants").at("/total").longValue();
        testFleet.grant("rights-within", "NSViewer", "rights-mon", two);
        testFleet.grant("rights-wider", "NSViewer", "rights-mon");
        testFleet.grant("rights-other", "NSViewer", "rights-def", two);

        JsonNode seen = testFleet.get("rights-nsadmin", "/api/v1/grants");

        assertThat(seen.at("/total").longValue()).isEqualTo(before + 1);
        assertThat(seen.toString()).contains("rights-within").doesNotContain("rights-wider").doesNotContain("rights-other");
    }

    @Test
    void findsOnlyCoEditorsForEditor() {
        QUERY_SIDE.executeAsOwner("create schema if not exists command; create table if not exists command.people (sub text primary key,"
                + " name text, groups text[] not null default '{}'); grant usage on schema command to " + QUERY_SIDE.database.query().user()
                + "; grant select on command.people to " + QUERY_SIDE.database.query().user()
                + "; insert into command.people (sub, name) values ('rights-alice', 'Alice Finder'), ('rights-bob', 'Bob Finder'),"
                + " ('rights-seeker', 'Seeker Finder'), ('rights-away', 'Away Finder')");
        testFleet.grant("rights-seeker", "NSEditor", "rights-mon", one);
        testFleet.grant("rights-away", "NSEditor", "rights-mon", two);

        assertThat(testFleet.get("rights-seeker", "/api/v1/people?text=finder").at("/items").findValuesAsString("id"))
                .containsExactlyInAnyOrder("rights-alice", "rights-seeker");
        assertThat(testFleet.get("rights-admin", "/api/v1/people?text=finder").at("/total").intValue()).isEqualTo(4);
    }

    @Test
    void countsOnlyPeoplesChangesInRolloutVersion() {
        UUID rollout = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append("rights-erin", "rollout.start",
                new RolloutEvent.Started(rollout, TestFleet.newId(), 1, 1, List.of()));
        assertThat(testFleet.get("rights-admin", "/api/v1/rollouts/" + rollout).at("/version").longValue()).isEqualTo(1);
        testFleet.position = QUERY_SIDE.ledger.append("system", "rollout.finish", new RolloutEvent.Finished(rollout, "completed"));
        assertThat(testFleet.get("rights-admin", "/api/v1/rollouts/" + rollout).at("/version").longValue()).isEqualTo(1);
    }

    @Test
    void hidesAuditEntryWithoutRight() {
        String position = testFleet.get("rights-carol", "/api/v1/audit?workload=" + workload).at("/items/0/position").stringValue();
        assertThat(QUERY_SIDE.requestAs("rights-carol", "/api/v1/audit/" + position).statusCode()).isEqualTo(200);
        assertThat(QUERY_SIDE.requestAs("rights-bob", "/api/v1/audit/" + position).statusCode()).isEqualTo(404);
    }

    @Test
    void allowsPersonSearchOnlyToEditorsAndThoseWhoMayGrant() {
        assertThat(QUERY_SIDE.requestAs("rights-bob", "/api/v1/people?text=a").statusCode()).isEqualTo(403);
        assertThat(QUERY_SIDE.requestAs("rights-admin", "/api/v1/people?text=a").statusCode()).isEqualTo(200);
    }

    @Test
    void listsOwnGrantsOnlyUnlessReaderMayGrantAnything() {
        assertThat(testFleet.get("rights-bob", "/api/v1/grants").at("/total").intValue()).isEqualTo(1);
        assertThat(testFleet.get("rights-admin", "/api/v1/grants").at("/total").intValue()).isGreaterThan(4);
    }
}
