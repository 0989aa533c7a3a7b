package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** The manifest that a draft shows is the one that its submit freezes, from its start on. */
class DraftManifestIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final String CONTAINERS = "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]}";
    private static final Instant RESTARTED = Instant.parse("2026-01-02T03:04:05Z");
    private TestFleet testFleet;
    private String cluster;

    @BeforeEach
    void registerCluster() {
        testFleet = new TestFleet(QUERY_SIDE, "manifest-" + UUID.randomUUID().toString().substring(0, 8));
        cluster = testFleet.registerCluster("one");
    }

    @Test
    void showsManifestThatSubmitFreezes() {
        UUID workload = TestFleet.newId();
        UUID draft = startDraft(null, workload);
        HttpResponse<String> before = manifest(draft);

        submit(draft, workload);

        List<Manifest> frozen = frozen(workload, null);
        assertThat(before.body()).isEqualTo(YamlWriter.write(frozen)).isEqualTo(manifest(draft).body());
        assertThat(before.headers().firstValue("Fleetledger-Manifest")).contains("sha256:" + ManifestRenderer.bundle(frozen).sha256());
    }

    @Test
    void showsManifestOfEditAfterRestart() {
        UUID workload = TestFleet.newId();
        submit(startDraft(null, workload), workload);
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "workload.restart",
                new WorkloadEvent.Restarted(workload, RESTARTED));

        UUID edit = startDraft(new DraftEvent.BasedOn(workload, 1, 1), workload);

        assertThat(manifest(edit).body()).contains("restarted-at").isEqualTo(YamlWriter.write(frozen(workload, RESTARTED)));
    }

    @Test
    void showsIdOfWorkloadFromTheStart() {
        UUID workload = TestFleet.newId();
        UUID draft = startDraft(null, workload);

        JsonNode open = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft);

        assertThat(open.at("/workload").stringValue()).isEqualTo(workload.toString());
        assertThat(open.at("/workloadId").isNull()).as("it doesn't exist yet").isTrue();
    }

    @Test
    void showsOwnIdAsWorkloadOfDraftOfVersion01() {
        UUID draft = startDraft(null, null);

        assertThat(testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft).at("/workload").stringValue()).isEqualTo(draft.toString());
        assertThat(manifest(draft).body()).isEqualTo(YamlWriter.write(frozen(draft, null)));
    }

    @Test
    void showsWorkloadThatDraftOfVersion01Became() {
        UUID draft = startDraft(null, null);
        UUID workload = TestFleet.newId();

        submit(draft, workload);

        assertThat(testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft).at("/workload").stringValue()).isEqualTo(workload.toString());
    }

    private UUID startDraft(DraftEvent.BasedOn basedOn, UUID workload) {
        UUID draft = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "draft.start",
                new DraftEvent.Started(draft, "DaemonSet", testFleet.admin, null, null, basedOn, null, workload));
        testFleet.saveStep(testFleet.admin, draft, "basics", basics());
        testFleet.saveStep(testFleet.admin, draft, "containers", CONTAINERS);
        testFleet.saveStep(testFleet.admin, draft, "placement", placement());
        return draft;
    }

    private void submit(UUID draft, UUID workload) {
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "draft.submit",
                new WorkloadEvent.Created(workload, "DaemonSet", "manifests", "exporter", null),
                new WorkloadEvent.Revised(workload, 1, specification(), draft, null),
                new WorkloadEvent.Placed(workload, 1, TestFleet.json(placement()), List.of(cluster)),
                new DraftEvent.Submitted(draft, workload, 1, TestFleet.newId()));
    }

    /** Renders as the command-side does when it creates a generation. */
    private List<Manifest> frozen(UUID workload, Instant restartedAt) {
        return ManifestRenderer.render(specification(), new RenderTarget(workload, cluster, Map.of("region", "eu")), restartedAt);
    }

    private JsonNode specification() {
        StepDocuments documents = StepDocuments.NONE.with(Step.BASICS, TestFleet.json(basics()))
                .with(Step.CONTAINERS, TestFleet.json(CONTAINERS)).with(Step.PLACEMENT, TestFleet.json(placement()));
        return Specification.of(Defaults.fill(documents, DraftContext.NONE), List.of());
    }

    private static String basics() {
        return "{\"name\":\"exporter\",\"namespace\":\"manifests\"}";
    }

    private String placement() {
        return "{\"clusters\":[\"" + cluster + "\"],\"overrides\":[{\"clusters\":{\"names\":[\"" + cluster
                + "\"]},\"imageTag\":{\"main\":\"9\"}}]}";
    }

    private HttpResponse<String> manifest(UUID draft) {
        return QUERY_SIDE.requestAs(testFleet.admin, "/api/v1/drafts/" + draft + "/manifest?cluster=" + cluster,
                "Fleetledger-Min-Position", Long.toString(testFleet.position));
    }
}
