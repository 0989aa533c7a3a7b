package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Life of a draft: fetch, edits by several persons, rebase, diff, history. */
class DraftLifecycleIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private TestFleet testFleet;
    private String cluster;
    private String hidden;

    @BeforeEach
    void registerClusters() {
        testFleet = new TestFleet(QUERY_SIDE, "drafts-" + UUID.randomUUID().toString().substring(0, 8));
        cluster = testFleet.registerCluster("one");
        hidden = testFleet.registerCluster("hidden");
    }

    @Test
    void staysFetchingUntilClusterAnswers() {
        UUID draft = startFetchingDraft();
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("fetching");
        assertThat(read(draft).at("/fetch/state").stringValue()).isEqualTo("asked");
        assertThat(testFleet.get(testFleet.admin, "/api/v1/drafts?owner=me&state=fetching").at("/total").intValue()).isEqualTo(1);
        append("system", "draft.fetched", new DraftEvent.Fetched(draft, TestFleet.newId(), null, null));
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("open");
        assertThat(read(draft).at("/fetch/state").stringValue()).isEqualTo("found");
    }

    @Test
    void showsWhyFetchFailed() {
        UUID draft = startFetchingDraft();
        append("system", "draft.fetched", new DraftEvent.Fetched(draft, TestFleet.newId(), "NotFound", "daemonsets.apps \"x\" not found"));
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("open");
        assertThat(read(draft).at("/fetch/code").stringValue()).isEqualTo("NotFound");
        assertThat(read(draft).at("/fetch/cluster").stringValue()).isEqualTo(cluster);
    }

    @Test
    void keepsDiscardedDraftDiscardedAfterLateFetch() {
        UUID draft = startFetchingDraft();
        append(testFleet.admin, "draft.discard", new DraftEvent.Discarded(draft));
        append("system", "draft.fetched", new DraftEvent.Fetched(draft, TestFleet.newId(), null, null));
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("discarded");
    }

    @Test
    void showsEditorsWithTheirLastSavedStep() {
        UUID draft = testFleet.createDraft(testFleet.admin, "exporter", "drafts", List.of(cluster));
        testFleet.saveStep("drafts-bob", draft, "basics", "{\"name\":\"exporter\",\"namespace\":\"drafts\",\"description\":\"x\"}");
        JsonNode editors = read(draft).at("/editors");
        assertThat(editors.valueStream().map(item -> item.at("/id").stringValue())).containsExactly("drafts-bob", testFleet.admin);
        assertThat(editors.at("/0/step").stringValue()).isEqualTo("basics");
        assertThat(editors.at("/1/step").stringValue()).isEqualTo("placement");
        assertThat(editors.at("/0/now").booleanValue()).isTrue();
    }

    @Test
    void showsNoEditorForSystemImport() {
        UUID draft = startFetchingDraft();
        append("system", "draft.fetched", new DraftEvent.Imported(draft, "yaml", List.of(), List.of(), List.of()));
        testFleet.saveStep(EventMetadata.SYSTEM, draft, "basics", "{}");
        assertThat(read(draft).at("/editors").isEmpty()).isTrue();
    }

    @Test
    void reportsCollisionOfVersion1UntilItsStepIsSaved() {
        UUID workload = createWorkload("exporter");
        UUID draft = startEdit(workload, 1);
        append(testFleet.admin, DraftEvent.REBASE, new DraftEvent.Rebased(draft, new DraftEvent.BasedOn(workload, 2, 1),
                List.of(new DraftEvent.Collision("basics", "/description", null))));
        assertThat(read(draft).at("/basedOn/revision").intValue()).isEqualTo(2);
        assertThat(rules(draft)).contains("FieldWasChangedByBoth");
        testFleet.saveStep(testFleet.admin, draft, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]}");
        assertThat(rules(draft)).contains("FieldWasChangedByBoth");
        testFleet.saveStep(testFleet.admin, draft, "basics", "{\"name\":\"exporter\",\"namespace\":\"drafts\"}");
        assertThat(rules(draft)).doesNotContain("FieldWasChangedByBoth");
    }

    @Test
    void showsCollisionWithValuesUntilItIsDecided() {
        UUID workload = createWorkload("exporter");
        UUID draft = startEdit(workload, 1);
        append(testFleet.admin, DraftEvent.REBASE, new DraftEvent.Rebased(draft, new DraftEvent.BasedOn(workload, 2, 1),
                List.of(new DraftEvent.Collision("basics", "/description", new DraftEvent.BasedOn(workload, 1, 1)))));
        testFleet.saveStep(testFleet.admin, draft, "basics",
                "{\"name\":\"exporter\",\"namespace\":\"drafts\",\"description\":\"third\",\"displayName\":\"Exporter\"}");
        assertThat(read(draft).at("/collisions")).isEqualTo(TestFleet.json("[{\"step\":\"basics\",\"pointer\":\"/description\","
                + "\"before\":\"first\",\"mine\":\"third\",\"theirs\":\"second\"}]"));
        append(testFleet.admin, DraftEvent.RESOLVE, new DraftEvent.CollisionResolved(draft, "basics", "/description", "theirs"));
        assertThat(read(draft).at("/collisions").isEmpty()).isTrue();
        assertThat(rules(draft)).doesNotContain("FieldWasChangedByBoth");
        JsonNode history = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/history");
        assertThat(history.at("/items/0/action").stringValue()).isEqualTo("draft.resolve");
        assertThat(history.at("/items/0/changes")).isEqualTo(TestFleet.json("[{\"path\":\"/collisions/basics/description\","
                + "\"label\":\"Collision decided\",\"before\":null,\"after\":\"theirs\"}]"));
        assertThat(history.at("/items/2/changes").findValuesAsString("path")).containsExactly("/basedOn/revision", "/collisions");
    }

    @Test
    void showsAcknowledgementBesideDocumentAndInHistory() {
        UUID draft = testFleet.createDraft(testFleet.admin, "exporter", "drafts", List.of(cluster));
        String pointer = "/containers/main/env/A_TOKEN/value";
        append(testFleet.admin, "draft.containers.save", new DraftEvent.LiteralAcknowledged(draft, "containers", pointer, "a name"),
                new DraftEvent.StepSaved(draft, "containers", TestFleet.json("{\"containers\":[{\"name\":\"main\","
                        + "\"image\":\"quay.io/x/y:v1\",\"env\":[{\"name\":\"A_TOKEN\",\"value\":\"x-token\"}]}],"
                        + "\"acknowledged\":[{\"pointer\":\"/containers/0/env/0/value\",\"reason\":\"a name\"}]}")));
        assertThat(read(draft).at("/acknowledged")).isEqualTo(TestFleet.json("[{\"step\":\"containers\",\"pointer\":\"" + pointer
                + "\",\"reason\":\"a name\"}]"));
        assertThat(read(draft).at("/steps/containers/document").has("acknowledged")).isFalse();
        assertThat(rules(draft)).doesNotContain("LiteralLooksLikeCredential");
        JsonNode last = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/history").at("/items/0");
        assertThat(last.at("/actor/id").stringValue()).isEqualTo(testFleet.admin);
        assertThat(last.at("/changes/0")).isEqualTo(TestFleet.json("{\"path\":\"/containers/acknowledged" + pointer
                + "\",\"label\":\"Acknowledged as no secret\",\"before\":null,\"after\":\"a name\"}"));
    }

    @Test
    void omitsInvisibleClustersFromCollision() {
        String dave = testFleet.prefix + "-dave";
        testFleet.grant(dave, "NSViewer", "drafts", cluster);
        UUID workload = createWorkload("exporter");
        append(testFleet.admin, "workload.place", new WorkloadEvent.Placed(workload, 2,
                TestFleet.json("{\"clusters\":[\"" + cluster + "\",\"" + hidden + "\",\"x\"]}"), List.of(cluster, hidden)));
        UUID draft = startEdit(workload, 2);
        append(testFleet.admin, DraftEvent.REBASE, new DraftEvent.Rebased(draft, new DraftEvent.BasedOn(workload, 2, 2),
                List.of(new DraftEvent.Collision("placement", "/clusters", new DraftEvent.BasedOn(workload, 2, 1)))));
        JsonNode seen = testFleet.get(dave, "/api/v1/drafts/" + draft);
        assertThat(seen.at("/collisions/0/before")).isEqualTo(TestFleet.json("[\"" + cluster + "\"]"));
        assertThat(seen.at("/collisions/0/theirs")).isEqualTo(TestFleet.json("[\"" + cluster + "\"]"));
        assertThat(seen.toString()).doesNotContain(hidden);
    }

    /** The row of a placement from before an upgrade can be missing. */
    @Test
    void unknownPlacementIsNotReportedAsLeftOut() {
        UUID workload = createWorkload("exporter");
        UUID draft = startEdit(workload, 1);
        append(testFleet.admin, DraftEvent.REBASE, new DraftEvent.Rebased(draft, new DraftEvent.BasedOn(workload, 2, 7),
                List.of(new DraftEvent.Collision("placement", "/conflict", new DraftEvent.BasedOn(workload, 1, 1)))));
        JsonNode read = read(draft);
        assertThat(read.at("/collisions/0/theirs").isNull()).as("no default in its place").isTrue();
        assertThat(read.at("/violations").valueStream().filter(it -> it.path("rule").stringValue().equals("FieldWasChangedByBoth"))
                .map(it -> it.path("message").stringValue())).singleElement().asString().doesNotContain("left out").doesNotContain("refuse");
    }

    @Test
    void comparesDraftWithWorkloadByField() {
        UUID workload = createWorkload("exporter");
        UUID draft = startEdit(workload, 2);
        JsonNode diff = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/diff");
        assertThat(diff.at("/revision").intValue()).isEqualTo(2);
        assertThat(labels(diff)).containsExactly("Description", "Clusters");
        assertThat(diff.at("/changes/0/before").stringValue()).isEqualTo("second");
        assertThat(diff.at("/changes/0/after").stringValue()).isEqualTo("third");
        JsonNode first = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/diff?to=1");
        assertThat(labels(first)).containsExactly("Description");
        assertThat(first.at("/changes/0/before").stringValue()).isEqualTo("first");
    }

    @Test
    void omitsInvisibleClustersFromDiff() {
        String dave = testFleet.prefix + "-dave";
        testFleet.grant(dave, "NSViewer", "drafts", cluster);
        UUID draft = startEdit(createWorkload("exporter"), 2);
        JsonNode diff = testFleet.get(dave, "/api/v1/drafts/" + draft + "/diff");
        assertThat(labels(diff)).containsExactly("Description");
        assertThat(diff.toString()).doesNotContain(hidden);
    }

    @Test
    void rejectsDiffWithRemedyWhenNothingToCompare() {
        UUID draft = testFleet.createDraft(testFleet.admin, "exporter", "drafts", List.of(cluster));
        assertProblem("/api/v1/drafts/" + draft + "/diff", 409, "NothingToCompareWith");
        UUID edit = startEdit(createWorkload("other"), 2);
        assertProblem("/api/v1/drafts/" + edit + "/diff?to=9", 404, "NotFound");
        assertProblem("/api/v1/drafts/" + edit + "/diff?to=yesterday", 400, "FilterIsInvalid");
    }

    @Test
    void recordsEveryChangeOfDraftInHistory() {
        UUID draft = testFleet.createDraft(testFleet.admin, "exporter", "drafts", List.of(cluster));
        append(testFleet.admin, "draft.import", new DraftEvent.Imported(draft, "yaml", List.of(), List.of(), List.of()),
                new DraftEvent.StepSaved(draft, "basics", TestFleet.json("{\"name\":\"imported\",\"namespace\":\"drafts\"}")));
        append(testFleet.admin, "draft.handover", new DraftEvent.HandedOver(draft, "drafts-bob"));
        append("drafts-bob", "draft.discard", new DraftEvent.Discarded(draft));
        append("drafts-bob", "draft.reopen", new DraftEvent.Reopened(draft));
        JsonNode history = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/history");
        assertThat(history.at("/items").valueStream().map(item -> item.at("/action").stringValue()))
                .containsExactly("draft.reopen", "draft.discard",
                        "draft.handover", "draft.import", "draft.placement.save", "draft.containers.save", "draft.basics.save", "draft.start");
        assertThat(history.at("/items/2/changes/0/after").stringValue()).isEqualTo("drafts-bob");
        assertThat(history.at("/items/3/changes/0/label").stringValue()).isEqualTo("Workload name");
        assertThat(history.at("/items/4/step").stringValue()).isEqualTo("placement");
        JsonNode newest = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/history?limit=2");
        assertThat(newest.at("/items").valueStream().map(item -> item.at("/action").stringValue()))
                .containsExactly("draft.reopen", "draft.discard");
    }

    private UUID startFetchingDraft() {
        UUID draft = TestFleet.newId();
        append(testFleet.admin, "draft.start",
                new DraftEvent.Started(draft, "DaemonSet", testFleet.admin, null, new DraftEvent.Origin(null, null, null,
                        new DraftEvent.Running(cluster, "kube-system", "proxy", TestFleet.newId())), null, null, TestFleet.newId()));
        return draft;
    }

    /** Creates a workload with two revisions in one cluster. */
    private UUID createWorkload(String name) {
        UUID workload = TestFleet.newId();
        append(testFleet.admin, "draft.submit", new WorkloadEvent.Created(workload, "DaemonSet", "drafts", name, null),
                new WorkloadEvent.Revised(workload, 1, specification(name, "first"), null, null),
                new WorkloadEvent.Placed(workload, 1, TestFleet.json("{\"clusters\":[\"" + cluster + "\"]}"), List.of(cluster)),
                testFleet.wantedEvent(workload, cluster, 1, DeploymentAction.APPLY, "drafts", name, null));
        append(testFleet.admin, "draft.submit", new WorkloadEvent.Revised(workload, 2, specification(name, "second"), null, null));
        return workload;
    }

    private static JsonNode specification(String name, String description) {
        return TestFleet.json("{\"basics\":{\"name\":\"" + name + "\",\"namespace\":\"drafts\",\"description\":\"" + description
                + "\"},\"containers\":{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]},\"overrides\":[]}");
    }

    /** Creates a draft that changes the description and adds a cluster. */
    private UUID startEdit(UUID workload, int revision) {
        UUID draft = TestFleet.newId();
        append(testFleet.admin, "workload.edit", new DraftEvent.Started(draft, "DaemonSet", testFleet.admin, null, null,
                new DraftEvent.BasedOn(workload, revision, 1), null, workload));
        testFleet.saveStep(testFleet.admin, draft, "basics", "{\"name\":\"exporter\",\"namespace\":\"drafts\",\"description\":\"third\"}");
        testFleet.saveStep(testFleet.admin, draft, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]}");
        testFleet.saveStep(testFleet.admin, draft, "placement", "{\"clusters\":[\"" + cluster + "\",\"" + hidden + "\"]}");
        return draft;
    }

    private List<String> rules(UUID draft) {
        return read(draft).at("/violations").valueStream().map(item -> item.at("/rule").stringValue()).toList();
    }

    private static List<String> labels(JsonNode diff) {
        return diff.at("/changes").valueStream().map(item -> item.at("/label").stringValue()).toList();
    }

    private void assertProblem(String path, int status, String code) {
        HttpResponse<String> response = QUERY_SIDE.requestAs(testFleet.admin, path, "Fleetledger-Min-Position",
                Long.toString(testFleet.position));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo(code);
        assertThat(problem.at("/remedy").stringValue()).isNotBlank();
    }

    private JsonNode read(UUID draft) {
        return testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft);
    }

    private void append(String actor, String action, Object... events) {
        testFleet.position = QUERY_SIDE.ledger.append(actor, action, events);
    }
}
