package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** What changed between two points: by whose command and why, or by whose doing in a cluster. */
class DiffIT {

    private static final TestQuerySide QUERY_SIDE = new TestQuerySide(Map.of("fleetledger.cluster-silent-after", "1h"));
    private TestFleet testFleet;
    private String one;
    private String two;
    private UUID workload;
    private Instant from;

    @BeforeEach
    void runWorkloadInTwoClusters() {
        testFleet = new TestFleet(QUERY_SIDE, "diff-" + UUID.randomUUID().toString().substring(0, 8));
        one = testFleet.registerCluster("one");
        two = testFleet.registerCluster("two");
        UUID draft = testFleet.createDraft(testFleet.admin, "exporter", "diff", List.of(one, two));
        workload = testFleet.submit(testFleet.admin, draft, "exporter", "diff", List.of(one, two));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 3));
        from = now();
    }

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void tellsNothingWhenNothingChanged() {
        assertThat(items(testFleet.admin, fleet())).isEmpty();
        assertThat(diff(testFleet.admin, fleet()).at("/total").longValue()).isZero();
    }

    @Test
    void tellsLostReadinessAsDoingOfItsCluster() {
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 2));

        JsonNode item = only("deployment", fleet());

        assertThat(item.at("/cluster").stringValue()).isEqualTo(one);
        assertThat(item.at("/name").stringValue()).isEqualTo("exporter");
        assertThat(item.at("/change").stringValue()).isEqualTo("changed");
        assertThat(change(item, "/observed/ready").toString()).contains("\"before\":3", "\"after\":2", "\"by\":\"cluster\"");
        assertThat(item.at("/entries")).isEmpty();
    }

    @Test
    void tellsGenerationAsDoingOfWhoCommandedItAndWhy() {
        testFleet.position = QUERY_SIDE.ledger.append(Map.of(EventMetadata.ACTOR, testFleet.admin, EventMetadata.ACTION, "workload.restart",
                EventMetadata.REASON, "stuck pods"),
                testFleet.wantedEvent(workload, one, 2, DeploymentAction.APPLY, "diff", "exporter", null));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 2, 2));

        JsonNode item = only("deployment", fleet());

        assertThat(change(item, "/wanted/generation").at("/by").stringValue()).isEqualTo("command");
        assertThat(change(item, "/observed/ready").at("/by").stringValue()).isEqualTo("command");
        assertThat(item.at("/entries/0/actor/id").stringValue()).isEqualTo(testFleet.admin);
        assertThat(item.at("/entries/0/action").stringValue()).isEqualTo("workload.restart");
        assertThat(item.at("/entries/0/reason").stringValue()).isEqualTo("stuck pods");
        assertThat(item.at("/entries/0/by").stringValue()).isEqualTo("command");
    }

    @Test
    void tellsWhoCommandedWhatLaterWaveDoes() {
        long submitted = QUERY_SIDE.ledger.append(Map.of(EventMetadata.ACTOR, testFleet.admin, EventMetadata.ACTION, "draft.submit",
                EventMetadata.REASON, "newer exporter"), new WorkloadEvent.Revised(workload, 2,
                        TestFleet.json("{\"basics\":{\"name\":\"exporter\"}}"), null, null));
        String submit = QUERY_SIDE.sql().sql("select metadata ->> 'command' from ledger.events where position = ?").param(submitted)
                .query(String.class).single();
        Instant afterSubmit = now();
        testFleet.position = QUERY_SIDE.ledger.append(Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION,
                "rollout.advance", EventMetadata.CAUSATION, submit),
                testFleet.wantedEvent(workload, one, 2, DeploymentAction.APPLY, "diff", "exporter", null));

        JsonNode item = only("deployment", "diff?from=" + afterSubmit);

        assertThat(item.at("/entries/0/action").stringValue()).isEqualTo("rollout.advance");
        assertThat(item.at("/entries/1/action").stringValue()).isEqualTo("draft.submit");
        assertThat(item.at("/entries/1/actor/id").stringValue()).isEqualTo(testFleet.admin);
        assertThat(item.at("/entries/1/reason").stringValue()).isEqualTo("newer exporter");
    }

    @Test
    void tellsStatusThatDeploymentHadInBetween() {
        testFleet.sendReport(one, TestFleet.removedFacts(workload, 1));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 3));

        JsonNode item = only("deployment", fleet());

        assertThat(item.at("/changes")).isEmpty();
        assertThat(item.at("/statuses")).hasSize(1);
        assertThat(item.at("/statuses/0/status").stringValue()).isNotEqualTo("Running");
    }

    @Test
    void tellsDriftWithWhoChangedWhat() {
        testFleet.position = QUERY_SIDE.ledger.append(Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION,
                EventMetadata.AGENT_REPORT), new DeploymentEvent.Drifted(workload, one, 1, "kubectl-edit", Instant.now(), Instant.now()));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 2));

        JsonNode entry = only("deployment", fleet()).at("/entries/0");

        assertThat(entry.at("/by").stringValue()).isEqualTo("cluster");
        assertThat(entry.at("/facts/0/label").stringValue()).isEqualTo("Changed in the cluster");
        assertThat(entry.toString()).contains("kubectl-edit");
    }

    @Test
    void tellsNodeThatJoined() {
        long before = QUERY_SIDE.storedReportCount();
        QUERY_SIDE.sendReport(testFleet.credential(), new Report(two, 1, 1_000, Instant.now(),
                new ClusterFacts("0.1.0", "v1.35.4", 4, 4, "reachable", 0), List.of(), null));
        TestQuerySide.eventually("the report is projected", () -> QUERY_SIDE.storedReportCount() > before);

        JsonNode item = only("cluster", fleet());

        assertThat(item.at("/id").stringValue()).isEqualTo(two);
        assertThat(change(item, "/nodes").toString()).contains("\"before\":3", "\"after\":4", "\"by\":\"cluster\"");
    }

    @Test
    void tellsImageOfNewRevision() {
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "workload.edit", new WorkloadEvent.Revised(workload, 2,
                TestFleet.json("{\"basics\":{\"name\":\"exporter\",\"description\":\"new\"}}"), null, null));

        JsonNode item = only("workload", fleet());

        assertThat(change(item, "/revision").toString()).contains("\"before\":1", "\"after\":2");
        assertThat(change(item, "/basics/description").at("/after").stringValue()).isEqualTo("new");
    }

    @Test
    void tellsLabelsGrantsAndRollouts() {
        UUID grant = UUID.randomUUID();
        QUERY_SIDE.ledger.append(testFleet.admin, "cluster.label", new ClusterEvent.Labelled(one, Map.of("tier", "edge")));
        QUERY_SIDE.ledger.append(testFleet.admin, "grant.give", new GrantEvent.Given(grant, "NSViewer",
                new GrantEvent.Holder("user", "erin"), new GrantEvent.Scope(false, List.of(one), null, "diff")));
        testFleet.position = QUERY_SIDE.ledger.append("system", "rollout.advance", new RolloutEvent.Finished(rollout(), "completed"));

        assertThat(change(only("cluster", fleet()), "/labels").at("/after/tier").stringValue()).isEqualTo("edge");
        assertThat(only("grant", fleet()).at("/change").stringValue()).isEqualTo("added");
        assertThat(change(only("rollout", fleet()), "/state").toString()).contains("running", "completed");
    }

    @Test
    void comparesOneWorkloadOrOneClusterOnly() {
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 2));
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 2));
        testFleet.createDraft(testFleet.admin, "other", "diff", List.of(one));

        assertThat(items(testFleet.admin, "clusters/" + one + "/diff?from=" + from)).extracting(item -> item.at("/id").stringValue())
                .containsExactly(workload + "/" + one);
        assertThat(items(testFleet.admin, "workloads/" + workload + "/diff?from=" + from)).extracting(item -> item.at("/id").stringValue())
                .containsExactly(workload + "/" + two, workload + "/" + one);
        assertThat(items(testFleet.admin, fleet())).extracting(item -> item.at("/kind").stringValue())
                .containsExactly("draft", "deployment", "deployment");
    }

    @Test
    void hidesWhatReaderMayNotSeeToday() {
        String viewer = testFleet.prefix + "-viewer";
        testFleet.grant(viewer, "NSViewer", "diff", one);
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 2));
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 2));

        JsonNode seen = diff(viewer, fleet());

        assertThat(seen.at("/items").valueStream().filter(item -> item.at("/kind").stringValue().equals("deployment"))
                .map(item -> item.at("/cluster").stringValue())).containsExactly(one);
        assertThat(seen.toString()).doesNotContain(two);
        assertThat(status(viewer, "clusters/" + two + "/diff?from=" + from)).isEqualTo(404);
    }

    @Test
    void pagesShowEachChangeOnce() {
        for (int n = 0; n < 3; n++) {
            testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, n));
            testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, n));
        }
        QUERY_SIDE.ledger.append(testFleet.admin, "cluster.cordon", new ClusterEvent.Cordoned(one));
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "cluster.cordon", new ClusterEvent.Cordoned(two));
        String to = now().toString();
        List<String> paged = new ArrayList<>();
        JsonNode page = diff(testFleet.admin, fleet() + "&limit=1&to=" + to);
        while (page.at("/next").isString()) {
            page.at("/items").forEach(item -> paged.add(item.at("/id").stringValue()));
            page = diff(testFleet.admin, fleet() + "&limit=1&to=" + to + "&cursor=" + page.at("/next").stringValue());
        }
        page.at("/items").forEach(item -> paged.add(item.at("/id").stringValue()));

        assertThat(paged).containsExactly(two, one, workload + "/" + two, workload + "/" + one);
        assertThat(page.at("/total").longValue()).isEqualTo(4);
    }

    @Test
    void rejectsPointsThatAreNone() {
        assertThat(status(testFleet.admin, "diff")).isEqualTo(400);
        assertThat(status(testFleet.admin, "diff?from=yesterday")).isEqualTo(400);
        assertThat(status(testFleet.admin, "diff?from=" + now() + "&to=" + from)).isEqualTo(400);
        assertThat(status(testFleet.admin, "workloads/" + workload + "/diff?from=1&to=" + now())).isEqualTo(400);
        assertThat(status(testFleet.admin, fleet() + "&cursor=AAAA")).isEqualTo(400);
    }

    private String fleet() {
        return "diff?from=" + from;
    }

    private JsonNode only(String kind, String path) {
        List<JsonNode> found = items(testFleet.admin, path).stream().filter(item -> item.at("/kind").stringValue().equals(kind)).toList();
        assertThat(found).as(kind + "s in " + path).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode change(JsonNode item, String path) {
        return item.at("/changes").valueStream().filter(change -> change.at("/path").stringValue().equals(path)).findFirst()
                .orElseThrow(() -> new AssertionError("No change of " + path + " in " + item));
    }

    private List<JsonNode> items(String person, String path) {
        return diff(person, path).at("/items").valueStream().toList();
    }

    private JsonNode diff(String person, String path) {
        return testFleet.get(person, "/api/v1/" + path);
    }

    private int status(String person, String path) {
        HttpResponse<String> response = QUERY_SIDE.requestAs(person, "/api/v1/" + path);
        if (response.statusCode() == 400) {
            assertThat(ContractJson.MAPPER.readTree(response.body()).at("/remedy").stringValue()).isNotBlank();
        }
        return response.statusCode();
    }

    private UUID rollout() {
        testFleet.get(testFleet.admin, "/api/v1/hub");
        return QUERY_SIDE.sql().sql("select id from rollouts where workload = ?").param(workload).query(UUID.class).single();
    }

    /** Returns a time after everything that was received, and before everything that will be: the broker counts milliseconds. */
    private static Instant now() {
        try {
            Thread.sleep(5);
            Instant now = Instant.now();
            Thread.sleep(5);
            return now;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
