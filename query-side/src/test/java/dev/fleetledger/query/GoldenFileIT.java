package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.guardrail.DefaultSettings;

/** Compares responses with files. With {@code -Dgolden.write=true} the files are rewritten, for an intended change. */
class GoldenFileIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Pattern VOLATILE_VALUES = Pattern.compile("(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
            + "|(?<time>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)|(?<sha>sha256:[0-9a-f]{64})|(?<trace>\\b[0-9a-f]{32}\\b)"
            + "|(?<=\"position\" : \")(?<position>\\d+)");
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Map<String, String> PATHS = new LinkedHashMap<>();
    private static final List<String> ADMIN_ONLY = List.of("cluster-leaving", "audit-cluster", "settings", "audit-settings");
    private static final Set<String> WITHOUT_PAST = Set.of("approvals", "audit", "diff", "me", "settings");
    private static TestFleet testFleet;

    static List<String> names() {
        return List.of("drafts", "draft", "draft-history", "draft-targets", "draft-manifest", "workloads", "workload", "revisions",
                "revision", "workload-targets", "workload-diff", "deployments", "deployment", "rollouts", "rollout", "rollout-waves",
                "approvals", "clusters", "cluster", "cluster-deployments", "grants", "me", "audit-submit", "audit-save", "audit-refused",
                "problem", "draft-edit", "draft-fetch", "draft-diff", "draft-preview", "variants", "inventory", "cluster-leaving",
                "audit-cluster", "settings", "audit-settings", "diff-cluster", "diff-workload");
    }

    @BeforeAll
    static void createOneOfEach() {
        testFleet = new TestFleet(QUERY_SIDE, "golden");
        String one = testFleet.registerCluster("one");
        String two = testFleet.registerCluster("two");
        testFleet.grant("golden-alice", "NSEditor", "golden", one, two);
        List<String> clusters = List.of(one, two);
        Instant start = Instant.now();
        UUID draft = testFleet.createDraft("golden-alice", "node-exporter", "golden", clusters);
        UUID workload = testFleet.submit("golden-alice", draft, "node-exporter", "golden", clusters);
        // So that the reports find the deployments there, which then have waited.
        testFleet.get("golden-alice", "/api/v1/workloads");
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(two, new DeploymentFacts(workload, new DeploymentFacts.Attempt(TestFleet.intentId(workload, 1), 1,
                AttemptResult.APPLIED, null, null),
                new DeploymentFacts.ObjectFacts("uid", 1, 1, 1L, 3, 3, 3, 2, 2, 0, false, false),
                List.of(new DeploymentFacts.Trouble("ImagePullBackOff", "Back-off pulling image", 1, "node-1")), null,
                new NodeMatch(5, 3, 3, 1, 1), List.of(new DeploymentFacts.RevisionFacts("node-exporter-7d9f", 2, 1L, 2)),
                List.of(new DeploymentFacts.Replacement("Service/node-exporter", "clusterIP can't be changed", Instant.now())),
                Instant.now()));
        testFleet.position = QUERY_SIDE.ledger.append("golden-alice", "workload.delete", new RefusalEvent.Refused("workload.delete",
                new RefusalEvent.Target(null, workload, null, "golden"), 403, "PermissionIsMissing",
                List.of(new RefusalEvent.Missing(two, "golden", "NSEditor")), List.of()));
        QUERY_SIDE.ledger.append("golden-alice", "workload.revise", new WorkloadEvent.Revised(workload, 2,
                TestFleet.json("{\"basics\":{\"name\":\"node-exporter\",\"description\":\"Host metrics\"}}"), null, null));
        testFleet.position = QUERY_SIDE.ledger.append("golden-alice", "workload.rollback", new WorkloadEvent.Revised(workload, 3,
                TestFleet.json("{\"basics\":{\"name\":\"node-exporter\"}}"), null, 1));
        String rollout = testFleet.get("golden-alice", "/api/v1/rollouts").at("/items/0/id").stringValue();
        PATHS.putAll(Map.of("drafts", "drafts", "draft", "drafts/" + draft, "draft-history", "drafts/" + draft + "/history",
                "draft-targets", "drafts/" + draft + "/targets", "draft-manifest", "drafts/" + draft + "/manifest?cluster=" + one,
                "workloads", "workloads", "workload", "workloads/" + workload, "revisions", "workloads/" + workload + "/revisions",
                "revision", "workloads/" + workload + "/revisions/1", "workload-targets", "workloads/" + workload + "/targets"));
        PATHS.putAll(Map.of("deployments", "workloads/" + workload + "/deployments", "deployment", "workloads/" + workload + "/deployments/"
                + two,
                "rollouts", "rollouts", "rollout", "rollouts/" + rollout, "clusters", "clusters?limit=1&label=region=eu",
                "cluster", "clusters/" + one, "cluster-deployments", "clusters/" + two + "/deployments", "grants", "grants", "me", "me",
                "problem", "workloads/" + draft));
        PATHS.putAll(Map.of("workload-diff", "workloads/" + workload + "/diff?from=1&to=2",
                "diff-workload", "workloads/" + workload + "/diff?from=" + start,
                "diff-cluster", "clusters/" + one + "/diff?from=" + start));
        PATHS.putAll(Map.of("audit-submit", "audit?action=draft.submit", "audit-save", "audit?action=draft.basics.save",
                "audit-refused", "audit?outcome=refused"));
        createRollout(workload, clusters);
        createLifecycles(workload, clusters);
        changeSettings();
        testFleet.get("golden-alice", "/api/v1/drafts");
    }

    /** Adds a rollout that waits for an approval of its second wave. */
    private static void createRollout(UUID workload, List<String> clusters) {
        UUID rollout = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append("golden-alice", "workload.rollback",
                new RolloutEvent.Planned(rollout, workload, "golden", "node-exporter", RolloutKind.ROLLBACK, 3, 1, null,
                        TestFleet.json("{\"failureBudget\":0,\"unreachable\":\"skip\"}"),
                        List.of(new RolloutEvent.Wave("first", clusters.subList(0, 1), 1, "PT5M", "Running",
                                new RolloutEvent.Window(List.of(), "00:00", "00:00", "UTC")),
                                new RolloutEvent.Wave("rest", clusters.subList(1, 2))),
                        List.of(new RolloutEvent.Target(DeploymentAction.APPLY, "sha256:0", 3, clusters)),
                        List.of(new RolloutEvent.ApprovalRule("rest", "NSEditor", "PT24H")),
                        new RolloutEvent.Policies("refuse", "correct", "PT10M", null)),
                new RolloutEvent.WaveStarted(rollout, "first"));
        testFleet.position = QUERY_SIDE.ledger.append("system", "rollout.step",
                new RolloutEvent.DebtRecorded(rollout, clusters.getFirst(), "ClusterIsSilent"),
                new RolloutEvent.WaveCompleted(rollout, "first"),
                new RolloutEvent.ApprovalRequested(rollout, "rest", "sha256:" + "1".repeat(64), Instant.now().plusSeconds(60)));
        PATHS.put("rollout-waves", "rollouts/" + rollout);
        PATHS.put("approvals", "approvals");
    }

    /** Adds drafts with their questions, answers and fetches, a variant, and a cluster that is being removed. */
    private static void createLifecycles(UUID workload, List<String> clusters) {
        UUID edit = TestFleet.newId();
        QUERY_SIDE.ledger.append("golden-alice", "workload.edit", new DraftEvent.Started(edit, "DaemonSet", "golden-alice", null, null,
                new DraftEvent.BasedOn(workload, 2, 1), null, workload));
        testFleet.saveStep("golden-alice", edit, "basics",
                "{\"name\":\"node-exporter\",\"namespace\":\"golden\",\"description\":\"Metrics of hosts\"}");
        testFleet.saveStep("golden-alice", edit, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v2\"}]}");
        testFleet.saveStep("golden-alice", edit, "placement", "{\"clusters\":" + ContractJson.MAPPER.writeValueAsString(clusters) + "}");
        QUERY_SIDE.ledger.append("golden-alice", DraftEvent.REBASE, new DraftEvent.Rebased(edit, new DraftEvent.BasedOn(workload, 3, 1),
                List.of(new DraftEvent.Collision("basics", "/description", new DraftEvent.BasedOn(workload, 2, 1)))));
        UUID fetched = TestFleet.newId();
        QUERY_SIDE.ledger.append("golden-alice", "draft.start", new DraftEvent.Started(fetched, "DaemonSet", "golden-alice", null,
                new DraftEvent.Origin(null, null, null, new DraftEvent.Running(clusters.getFirst(), "golden", "agent", TestFleet.newId())),
                null, null, TestFleet.newId()));
        QUERY_SIDE.ledger.append("system", "draft.fetched",
                new DraftEvent.Fetched(fetched, TestFleet.newId(), "NotFound", "daemonsets.apps \"agent\" not found"));
        QUERY_SIDE.ledger.append("golden-alice", "workload.variant", new WorkloadEvent.FamilyFounded(workload, TestFleet.newId()));
        Instant later = Instant.now().plusSeconds(600);
        UUID question = testFleet.askPreview("golden-alice", edit, 5, later, "golden", clusters);
        UUID inventoryQuestion = testFleet.askInventory("golden-alice", clusters.getFirst(), "nodes", null, later);
        testFleet.sendAnswers(clusters.getFirst(),
                TestFleet.answer(question, Verdict.WARNED, List.of(new Answer.Change("DaemonSet", "/spec/template/spec/containers/0/image",
                        TestFleet.json("\"quay.io/x/y:v1\""), TestFleet.json("\"quay.io/x/y:v2\""))), List.of()));
        testFleet.sendAnswers(clusters.getFirst(), TestFleet.answer(inventoryQuestion, Verdict.ACCEPTED, List.of(),
                List.of(new Answer.Item("node-1", null, TestFleet.json("{\"ready\":true,\"labels\":{\"disk\":\"ssd\"}}")))));
        String leaving = testFleet.registerCluster("leaving");
        QUERY_SIDE.ledger.append("golden-admin", "cluster.rotate",
                new ClusterEvent.CredentialIssued(leaving, TestFleet.newId().toString(), later));
        QUERY_SIDE.ledger.append("system", "reports.refuse", new ClusterFactEvent.ReportsRefused(leaving, null, "SealDoesNotHold", 3));
        testFleet.position = QUERY_SIDE.ledger.append("golden-admin", "cluster.remove",
                new ClusterEvent.RemovalAsked(leaving, later, "release"));
        PATHS.putAll(Map.of("draft-edit", "drafts/" + edit, "draft-fetch", "drafts/" + fetched, "draft-diff", "drafts/" + edit + "/diff",
                "draft-preview", "drafts/" + edit + "/preview", "variants", "workloads/" + workload + "/variants",
                "inventory", "clusters/" + clusters.getFirst() + "/inventory?kind=nodes", "cluster-leaving", "clusters/" + leaving,
                "audit-cluster", "audit?cluster=" + leaving));
    }

    private static void changeSettings() {
        QUERY_SIDE.ledger.append("golden-admin", "settings.change", new SettingsEvent.Changed(new Settings(
                new Settings.SecondPerson(5, "20%", 3), "PT1H", List.of("istio-system", "kube-system"), List.of("delete")), null));
        testFleet.position = QUERY_SIDE.ledger.append("golden-admin", "settings.change", new SettingsEvent.ChangeRequested(
                DefaultSettings.VALUE, "golden-admin", List.of("/secondPerson/fromClusters"), Instant.now().plusSeconds(600)));
        PATHS.putAll(Map.of("settings", "settings", "audit-settings", "audit?action=settings.change"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void returnsSameResponseAsGoldenFile(String name) throws IOException {
        HttpResponse<String> response = QUERY_SIDE.requestAs(readerOf(name), "/api/v1/" + PATHS.get(name));
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        String content = replaceVolatileValues(json ? PRETTY.writeValueAsString(PRETTY.readTree(response.body())) + "\n" : response.body());
        Path file = DIRECTORY.resolve(name + (json ? ".json" : ".yaml"));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, content);
        }
        assertThat(content).isEqualTo(Files.readString(file));
    }

    private static String readerOf(String name) {
        return ADMIN_ONLY.contains(name) ? "golden-admin" : "golden-alice";
    }

    static List<String> namesWithPast() {
        return names().stream().filter(name -> !WITHOUT_PAST.contains(name.replaceAll("-.*", ""))).toList();
    }

    @ParameterizedTest
    @MethodSource("namesWithPast")
    void showsSameAsPastThatHasJustBegun(String name) {
        String path = "/api/v1/" + PATHS.get(name);
        HttpResponse<String> present = QUERY_SIDE.requestAs(readerOf(name), path);
        HttpResponse<String> past = QUERY_SIDE.requestAs(readerOf(name), path + (path.contains("?") ? "&" : "?") + "at=" + Instant.now());
        assertThat(past.statusCode()).as(past.body()).isEqualTo(present.statusCode());
        assertThat(withoutReadPoint(past)).isEqualTo(withoutReadPoint(present));
    }

    private static String withoutReadPoint(HttpResponse<String> response) {
        if (!response.headers().firstValue("Content-Type").orElse("").contains("json")) {
            return response.body();
        }
        JsonNode json = PRETTY.readTree(response.body());
        ((ObjectNode) json).remove(List.of("asOf", "position", "traceId", "instance"));
        return json.toString();
    }

    @Test
    void hasGoldenFileForEachNameOnly() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\..*", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    /** Replaces values that differ from run to run by placeholders; equal values get the same placeholder. */
    private static String replaceVolatileValues(String content) {
        Map<String, String> placeholders = new LinkedHashMap<>();
        return VOLATILE_VALUES.matcher(content)
                .replaceAll(match -> placeholders.computeIfAbsent(match.group(), text -> placeholder((Matcher) match, placeholders)));
    }

    private static String placeholder(Matcher match, Map<String, String> placeholders) {
        for (String kind : List.of("time", "sha", "trace", "position")) {
            if (match.group(kind) != null) {
                return "<" + kind + ">";
            }
        }
        return "<id-" + (placeholders.values().stream().filter(value -> value.startsWith("<id")).count() + 1) + ">";
    }
}
