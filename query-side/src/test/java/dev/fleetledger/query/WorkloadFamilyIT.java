package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Variants of a workload, and the details of their deployments. */
class WorkloadFamilyIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static String cluster;
    private static String hidden;
    private static UUID intel;
    private static UUID nvidia;

    @BeforeAll
    static void createVariants() {
        testFleet = new TestFleet(QUERY_SIDE, "family");
        cluster = testFleet.registerCluster("one");
        hidden = testFleet.registerCluster("hidden");
        UUID family = TestFleet.newId();
        intel = createVariant("intel", null, cluster);
        testFleet.position = QUERY_SIDE.ledger.append("family-admin", "workload.variant", new WorkloadEvent.FamilyFounded(intel, family));
        nvidia = createVariant("nvidia", family, cluster);
        createVariant("elsewhere", family, hidden);
        testFleet.grant("family-dave", "NSViewer", "family", cluster);
        testFleet.sendReport(cluster, factsWithMatchingNodes(intel, 6), factsWithMatchingNodes(nvidia, 4));
    }

    private static UUID createVariant(String name, UUID family, String targetCluster) {
        UUID workload = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append("family-admin", "draft.submit",
                new WorkloadEvent.Created(workload, "DaemonSet", "family", name, family),
                new WorkloadEvent.Revised(workload, 1,
                        TestFleet.json("{\"basics\":{\"name\":\"" + name + "\"},\"advanced\":{\"labels\":{\"gpu\":\"" + name
                                + "\",\"tier\":\"a\"},\"scheduling\":{\"nodeSelector\":{\"gpu\":\"" + name
                                + "\"}}},\"overrides\":[{\"clusters\":{\"names\":[\""
                                + hidden + "\"]},\"imageTag\":{\"main\":\"" + name + "\"}}]}"), null, null),
                testFleet.wantedEvent(workload, targetCluster, 1, DeploymentAction.APPLY, "family", name, null));
        return workload;
    }

    private static DeploymentFacts factsWithMatchingNodes(UUID workload, int nodes) {
        DeploymentFacts facts = TestFleet.appliedFacts(workload, 1, 3);
        return new DeploymentFacts(workload, facts.attempt(), facts.object(), List.of(), null,
                new NodeMatch(10, nodes, nodes, 10 - nodes, 0),
                List.of(new DeploymentFacts.RevisionFacts("exporter-abc", 4, 1L, 3)),
                List.of(new DeploymentFacts.Replacement("Service/web", "from headless", Instant.now())), Instant.now());
    }

    @Test
    void showsDifferencesBetweenVariantsByField() {
        JsonNode variants = testFleet.get("family-dave", "/api/v1/workloads/" + intel + "/variants");
        assertThat(variants.at("/items").valueStream().map(item -> item.at("/name").stringValue())).containsExactly("nvidia");
        assertThat(variants.at("/items/0/differs").valueStream().map(item -> item.at("/label").stringValue()))
                .contains("Workload name", "Node selector");
        assertThat(variants.toString()).doesNotContain(hidden).doesNotContain("elsewhere");
        assertThat(testFleet.get("family-admin", "/api/v1/workloads/" + intel + "/variants").at("/total").intValue()).isEqualTo(2);
    }

    @Test
    void leavesNodeCoverageNullWhereUndetermined() {
        JsonNode coverage = testFleet.get("family-dave", "/api/v1/workloads/" + intel + "/variants").at("/coverage");
        assertThat(coverage.toString()).isEqualTo("[{\"cluster\":\"" + cluster
                + "\",\"nodes\":10,\"none\":null,\"one\":null,\"several\":null,"
                + "\"uncovered\":0,\"overlapping\":0}]");
    }

    @Test
    void filtersWorkloadsByLabels() {
        assertThat(testFleet.get("family-admin", "/api/v1/workloads?label=gpu=nvidia&label=tier").at("/items/0/id").stringValue())
                .isEqualTo(nvidia.toString());
        assertThat(testFleet.get("family-admin", "/api/v1/workloads?label=gpu=none").at("/total").intValue()).isZero();
    }

    @Test
    void showsNodesRevisionsAndReplacedObjectsOfDeployment() {
        JsonNode deployment = testFleet.get("family-dave", "/api/v1/workloads/" + intel + "/deployments/" + cluster);
        assertThat(deployment.at("/nodes/matching").intValue()).isEqualTo(6);
        assertThat(deployment.at("/revisions/0/generation").intValue()).isEqualTo(1);
        assertThat(deployment.at("/replaced/0/object").stringValue()).isEqualTo("Service/web");
    }

    @Test
    void auditsReplacedObject() {
        testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.replace",
                new DeploymentEvent.Replaced(intel, cluster, 1, "Service/web", "from headless", Instant.now()));
        JsonNode entry = testFleet.get("family-dave", "/api/v1/audit?action=deployment.replace&workload=" + intel).at("/items/0");
        assertThat(entry.at("/changes/0/label").stringValue()).isEqualTo("Deleted and made anew (Service/web)");
        assertThat(entry.at("/changes/0/after").stringValue()).isEqualTo("from headless");
    }

    @Test
    void auditsWhoCausedDrift() {
        testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.drift",
                new DeploymentEvent.Drifted(intel, cluster, 1, "kubectl-edit", Instant.EPOCH, Instant.now()));
        JsonNode entry = testFleet.get("family-dave", "/api/v1/audit?action=deployment.drift&workload=" + intel).at("/items/0");
        assertThat(entry.at("/changes/0/label").stringValue()).isEqualTo("Changed in the cluster");
        assertThat(entry.at("/changes/0/after").toString()).isEqualTo("{\"manager\":\"kubectl-edit\",\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void auditsDeletionOfNamespaceOnItsOwn() {
        testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.refuse", new DeploymentEvent.Refused(intel, cluster,
                1, "NamespaceTerminating", "Namespace default is being deleted with everything in it", Instant.now()));
        JsonNode entry = testFleet.get("family-dave", "/api/v1/audit?action=deployment.refuse&workload=" + intel).at("/items/0");
        assertThat(entry.at("/changes/0/label").stringValue()).isEqualTo("Namespace deleted in the cluster");
        assertThat(entry.at("/changes/0/after").stringValue()).isEqualTo("Namespace default is being deleted with everything in it");
    }

    @Test
    void auditsRepeatedCorrectionsAndUntilWhenTheyAreHeld() {
        Instant first = Instant.parse("2026-11-24T11:00:00Z");
        QUERY_SIDE.ledger.append("system", "deployment.corrections-held", new DeploymentEvent.CorrectionsHeld(intel, cluster, 1, 5, first,
                first.plusSeconds(40), first.plusSeconds(100), Instant.now()));
        testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.corrections-ended", new DeploymentEvent.CorrectionsEnded(intel,
                cluster, 1, 6, first, first.plusSeconds(100), Instant.now()));

        JsonNode held = testFleet.get("family-dave", "/api/v1/audit?action=deployment.corrections-held&workload=" + intel).at("/items/0");
        JsonNode ended = testFleet.get("family-dave", "/api/v1/audit?action=deployment.corrections-ended&workload=" + intel).at("/items/0");
        assertThat(held.at("/changes/0/after").toString()).isEqualTo("{\"count\":5,\"first\":\"2026-11-24T11:00:00Z\","
                + "\"last\":\"2026-11-24T11:00:40Z\",\"heldUntil\":\"2026-11-24T11:01:40Z\"}");
        assertThat(ended.at("/changes/0/after").toString()).isEqualTo("{\"count\":6,\"first\":\"2026-11-24T11:00:00Z\","
                + "\"last\":\"2026-11-24T11:01:40Z\"}");
    }

    @Test
    void hidesInvisibleClustersInOverrides() {
        UUID overridden = createVariant("overridden", null, cluster);
        testFleet.position = QUERY_SIDE.ledger.append("family-admin", "workload.revise", new WorkloadEvent.Revised(overridden, 2,
                TestFleet.json("{\"basics\":{\"name\":\"overridden\"},\"overrides\":[{\"clusters\":{\"names\":[\"" + hidden + "\",\""
                        + cluster + "\"]}}]}"), null, null));
        for (String path : List.of("workloads/" + overridden + "/revisions/2", "workloads/" + overridden + "/diff", "audit?workload="
                + overridden)) {
            assertThat(testFleet.get("family-dave", "/api/v1/" + path).toString()).as(path).doesNotContain(hidden).contains(cluster);
            assertThat(testFleet.get("family-admin", "/api/v1/" + path).toString()).as(path).contains(hidden);
        }
        assertThat(testFleet.get("family-dave", "/api/v1/audit?text=" + hidden).at("/total").intValue()).isZero();
        assertThat(testFleet.get("family-admin", "/api/v1/audit?text=" + hidden).at("/total").intValue()).isPositive();
    }

    @Test
    void reportsNoChangeForDefaultIntroducedLater() {
        UUID placed = createVariant("placed", null, cluster);
        testFleet.position = QUERY_SIDE.ledger.append("family-admin", "workload.place", new WorkloadEvent.Placed(placed, 1,
                TestFleet.json("{\"clusters\":[\"" + cluster + "\"]}"), List.of(cluster)));
        testFleet.position = QUERY_SIDE.ledger.append("family-admin", "workload.placement.put", new WorkloadEvent.Placed(placed, 2,
                TestFleet.json("{\"clusters\":[\"" + cluster
                        + "\"],\"all\":false,\"exclude\":[],\"conflict\":\"refuse\",\"drift\":\"report\"}"), List.of(cluster)));
        JsonNode changes = testFleet.get("family-admin", "/api/v1/audit?action=workload.placement.put&workload=" + placed)
                .at("/items/0/changes");
        assertThat(changes.valueStream().map(item -> item.at("/path").stringValue())).containsExactly("/placement/drift");
    }
}
