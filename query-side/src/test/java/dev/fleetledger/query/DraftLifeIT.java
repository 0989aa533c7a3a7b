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
class DraftLifeIT {

    private static final Side SIDE = Side.shared();
    private Story story;
    private String cluster;
    private String hidden;

    @BeforeEach
    void aFleet() {
        story = new Story(SIDE, "drafts-" + UUID.randomUUID().toString().substring(0, 8));
        cluster = story.cluster("one");
        hidden = story.cluster("hidden");
    }

    @Test
    void staysFetchingUntilClusterAnswers() {
        UUID draft = fetching();
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("fetching");
        assertThat(read(draft).at("/fetch/state").stringValue()).isEqualTo("asked");
        assertThat(story.get(story.admin, "/api/v1/drafts?owner=me&state=fetching").at("/total").intValue()).isEqualTo(1);
        happens("system", "draft.fetched", new DraftEvent.Fetched(draft, Story.id(), null, null));
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("open");
        assertThat(read(draft).at("/fetch/state").stringValue()).isEqualTo("found");
    }

    @Test
    void showsWhyFetchFailed() {
        UUID draft = fetching();
        happens("system", "draft.fetched", new DraftEvent.Fetched(draft, Story.id(), "NotFound", "daemonsets.apps \"x\" not found"));
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("open");
        assertThat(read(draft).at("/fetch/code").stringValue()).isEqualTo("NotFound");
        assertThat(read(draft).at("/fetch/cluster").stringValue()).isEqualTo(cluster);
    }

    @Test
    void keepsDiscardedDraftDiscardedAfterLateFetch() {
        UUID draft = fetching();
        happens(story.admin, "draft.discard", new DraftEvent.Discarded(draft));
        happens("system", "draft.fetched", new DraftEvent.Fetched(draft, Story.id(), null, null));
        assertThat(read(draft).at("/state").stringValue()).isEqualTo("discarded");
    }

    @Test
    void showsEditorsWithTheirLastSavedStep() {
        UUID draft = story.draft(story.admin, "exporter", "drafts", List.of(cluster));
        story.save("drafts-bob", draft, "basics", "{\"name\":\"exporter\",\"namespace\":\"drafts\",\"description\":\"x\"}");
        JsonNode editors = read(draft).at("/editors");
        assertThat(editors.valueStream().map(one -> one.at("/id").stringValue())).containsExactly("drafts-bob", story.admin);
        assertThat(editors.at("/0/step").stringValue()).isEqualTo("basics");
        assertThat(editors.at("/1/step").stringValue()).isEqualTo("placement");
        assertThat(editors.at("/0/now").booleanValue()).isTrue();
    }

    @Test
    void showsNoEditorForSystemImport() {
        UUID draft = fetching();
        happens("system", "draft.fetched", new DraftEvent.Imported(draft, "yaml", List.of(), List.of(), List.of()));
        story.save(EventMetadata.SYSTEM, draft, "basics", "{}");
        assertThat(read(draft).at("/editors").isEmpty()).isTrue();
    }

    @Test
    void reportsCollisionUntilItsStepIsSaved() {
        UUID workload = workload("exporter");
        UUID draft = edit(workload, 1);
        happens(story.admin, "draft.rebase", new DraftEvent.Rebased(draft, new DraftEvent.BasedOn(workload, 2, 1),
                List.of(new DraftEvent.Collision("basics", "/description"))));
        assertThat(read(draft).at("/basedOn/revision").intValue()).isEqualTo(2);
        assertThat(rules(draft)).contains("FieldWasChangedByBoth");
        story.save(story.admin, draft, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]}");
        assertThat(rules(draft)).contains("FieldWasChangedByBoth");
        story.save(story.admin, draft, "basics", "{\"name\":\"exporter\",\"namespace\":\"drafts\"}");
        assertThat(rules(draft)).doesNotContain("FieldWasChangedByBoth");
    }

    @Test
    void comparesDraftWithWorkloadByField() {
        UUID workload = workload("exporter");
        UUID draft = edit(workload, 2);
        JsonNode diff = story.get(story.admin, "/api/v1/drafts/" + draft + "/diff");
        assertThat(diff.at("/revision").intValue()).isEqualTo(2);
        assertThat(labels(diff)).containsExactly("Description", "Clusters");
        assertThat(diff.at("/changes/0/before").stringValue()).isEqualTo("second");
        assertThat(diff.at("/changes/0/after").stringValue()).isEqualTo("third");
        JsonNode first = story.get(story.admin, "/api/v1/drafts/" + draft + "/diff?to=1");
        assertThat(labels(first)).containsExactly("Description");
        assertThat(first.at("/changes/0/before").stringValue()).isEqualTo("first");
    }

    @Test
    void omitsInvisibleClustersFromDiff() {
        String dave = story.mark + "-dave";
        story.grant(dave, "NSViewer", "drafts", cluster);
        UUID draft = edit(workload("exporter"), 2);
        JsonNode diff = story.get(dave, "/api/v1/drafts/" + draft + "/diff");
        assertThat(labels(diff)).containsExactly("Description");
        assertThat(diff.toString()).doesNotContain(hidden);
    }

    @Test
    void rejectsDiffWithRemedyWhenNothingToCompare() {
        UUID draft = story.draft(story.admin, "exporter", "drafts", List.of(cluster));
        assertProblem("/api/v1/drafts/" + draft + "/diff", 409, "NothingToCompareWith");
        UUID edit = edit(workload("other"), 2);
        assertProblem("/api/v1/drafts/" + edit + "/diff?to=9", 404, "NotFound");
        assertProblem("/api/v1/drafts/" + edit + "/diff?to=yesterday", 400, "FilterIsInvalid");
    }

    @Test
    void recordsEveryChangeOfDraftInHistory() {
        UUID draft = story.draft(story.admin, "exporter", "drafts", List.of(cluster));
        happens(story.admin, "draft.import", new DraftEvent.Imported(draft, "yaml", List.of(), List.of(), List.of()),
                new DraftEvent.StepSaved(draft, "basics", Story.json("{\"name\":\"imported\",\"namespace\":\"drafts\"}")));
        happens(story.admin, "draft.handover", new DraftEvent.HandedOver(draft, "drafts-bob"));
        happens("drafts-bob", "draft.discard", new DraftEvent.Discarded(draft));
        happens("drafts-bob", "draft.reopen", new DraftEvent.Reopened(draft));
        JsonNode history = story.get(story.admin, "/api/v1/drafts/" + draft + "/history");
        assertThat(history.at("/items").valueStream().map(one -> one.at("/action").stringValue())).containsExactly("draft.reopen", "draft.discard",
                "draft.handover", "draft.import", "draft.placement.save", "draft.containers.save", "draft.basics.save", "draft.start");
        assertThat(history.at("/items/2/changes/0/after").stringValue()).isEqualTo("drafts-bob");
        assertThat(history.at("/items/3/changes/0/label").stringValue()).isEqualTo("Workload name");
        assertThat(history.at("/items/4/step").stringValue()).isEqualTo("placement");
        JsonNode newest = story.get(story.admin, "/api/v1/drafts/" + draft + "/history?limit=2");
        assertThat(newest.at("/items").valueStream().map(one -> one.at("/action").stringValue())).containsExactly("draft.reopen", "draft.discard");
    }

    private UUID fetching() {
        UUID draft = Story.id();
        happens(story.admin, "draft.start", new DraftEvent.Started(draft, "DaemonSet", story.admin, null, new DraftEvent.Origin(null, null, null,
                new DraftEvent.Running(cluster, "kube-system", "proxy", Story.id())), null, null));
        return draft;
    }

    /** Creates a workload with two revisions in one cluster. */
    private UUID workload(String name) {
        UUID workload = Story.id();
        happens(story.admin, "draft.submit", new WorkloadEvent.Created(workload, "DaemonSet", "drafts", name, null),
                new WorkloadEvent.Revised(workload, 1, specification(name, "first"), null, null),
                new WorkloadEvent.Placed(workload, 1, Story.json("{\"clusters\":[\"" + cluster + "\"]}"), List.of(cluster)),
                story.wanted(workload, cluster, 1, DeploymentAction.APPLY, "drafts", name, null));
        happens(story.admin, "draft.submit", new WorkloadEvent.Revised(workload, 2, specification(name, "second"), null, null));
        return workload;
    }

    private static JsonNode specification(String name, String description) {
        return Story.json("{\"basics\":{\"name\":\"" + name + "\",\"namespace\":\"drafts\",\"description\":\"" + description
                + "\"},\"containers\":{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]},\"overrides\":[]}");
    }

    /** Creates a draft that changes the description and adds a cluster. */
    private UUID edit(UUID workload, int revision) {
        UUID draft = Story.id();
        happens(story.admin, "workload.edit", new DraftEvent.Started(draft, "DaemonSet", story.admin, null, null,
                new DraftEvent.BasedOn(workload, revision, 1), null));
        story.save(story.admin, draft, "basics", "{\"name\":\"exporter\",\"namespace\":\"drafts\",\"description\":\"third\"}");
        story.save(story.admin, draft, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]}");
        story.save(story.admin, draft, "placement", "{\"clusters\":[\"" + cluster + "\",\"" + hidden + "\"]}");
        return draft;
    }

    private List<String> rules(UUID draft) {
        return read(draft).at("/violations").valueStream().map(one -> one.at("/rule").stringValue()).toList();
    }

    private static List<String> labels(JsonNode diff) {
        return diff.at("/changes").valueStream().map(one -> one.at("/label").stringValue()).toList();
    }

    private void assertProblem(String path, int status, String code) {
        HttpResponse<String> response = SIDE.as(story.admin, path, "Fleetledger-Min-Position", Long.toString(story.position));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo(code);
        assertThat(problem.at("/remedy").stringValue()).isNotBlank();
    }

    private JsonNode read(UUID draft) {
        return story.get(story.admin, "/api/v1/drafts/" + draft);
    }

    private void happens(String actor, String action, Object... events) {
        story.position = SIDE.ledger.command(actor, action, events);
    }
}
