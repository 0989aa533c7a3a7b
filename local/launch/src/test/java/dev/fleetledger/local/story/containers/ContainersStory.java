package dev.fleetledger.local.story.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.local.story.ApiResponse;
import dev.fleetledger.local.story.Browser;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.SharedFleet;

/** {@code docker compose --profile clusters up}: the main job, crashes of every container, and what outlives them. */
@Tag("containers")
@ResourceLock(ComposeProject.LOCK)
class ContainersStory {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ComposeProject PROJECT = ComposeProject.of("fleetledger-story", 73).withProfile("clusters");
    @RegisterExtension
    static final MeasuredProject MEASURED = new MeasuredProject(PROJECT);

    @Test
    void createsDaemonSetInBothClustersForPersonWhoSignedIn() {
        Person admin = new Browser(PROJECT.console()).signIn("admin");
        MainJob job = new MainJob(admin);

        String workload = job.submit("node-exporter");

        job.awaitRunning(workload);
        assertThat(List.of("eu-1", "us-1")).allSatisfy(cluster -> {
            JsonNode daemonSet = daemonSet(cluster, "node-exporter");
            assertThat(daemonSet.at("/metadata/labels/fleetledger.dev~1workload").asString()).isEqualTo(workload);
            assertThat(daemonSet.at("/metadata/managedFields").findValuesAsString("manager")).contains("fleetledger-agent");
            assertThat(daemonSet.at("/spec/template/spec/containers/0/image").asString()).isEqualTo(MainJob.IMAGE);
            assertThat(daemonSet.at("/spec/template/spec/hostPID").asBoolean()).isTrue();
            assertThat(daemonSet.at("/status/numberReady").asInt()).isPositive();
        });
        JsonNode entry = audit(workload).json().at("/items").valueStream()
                .filter(it -> it.at("/action").asString("").equals("draft.submit")).findFirst().orElseThrow();
        assertThat(entry.at("/actor/name").asString()).isEqualTo("admin");
        assertThat(entry.at("/reason").asString()).isEqualTo("for node-exporter");
    }

    @Test
    void givesContainersOnlyThePrivilegesThatTheyNeed() {
        assertThat(PROJECT.containers().stream().map(ContainerIsolation::of)
                .flatMap(isolation -> isolation.violations().stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void finishesSubmittedWorkWhicheverContainerCrashes(String service) {
        MainJob job = new MainJob(PROJECT.person("admin"));
        String workload = job.submit("crash-" + service);

        PROJECT.container(service).crash();

        job.awaitRunning(workload);
        PROJECT.awaitHealthy();
        assertThat(PROJECT.container(service).inspect().at("/RestartCount").asInt()).isPositive();
    }

    static List<String> services() {
        return PROJECT.running().stream().map(ServiceContainer::service).sorted().toList();
    }

    @Test
    void comesBackByUpAfterEveryContainerWasKilled() {
        MainJob job = new MainJob(PROJECT.person("admin"));
        String workload = job.submit("killed");

        services().forEach(PROJECT::kill);
        PROJECT.up();

        job.awaitRunning(workload);
        new MainJob(new Browser(PROJECT.console()).signIn("admin")).awaitRunning(workload);
    }

    @Test
    void keepsDataAndConsolesAddressThroughDownAndUp() {
        Person admin = PROJECT.person("admin");
        MainJob job = new MainJob(admin);
        String draft = job.fill("half-done").draft();
        String workload = job.submit("kept");
        job.awaitRunning(workload);
        List<String> entries = entries(audit(workload));

        PROJECT.down();
        PROJECT.up("--scale", "console=0");
        PROJECT.up();

        job.awaitRunning(workload);
        assertThat(admin.get("/drafts/" + draft).expectStatus(200).text("/state")).isEqualTo("open");
        assertThat(entries(audit(workload))).isNotEmpty().isEqualTo(entries);
        assertThat(daemonSet("eu-1", "kept").at("/metadata/generation").asInt()).as("applied once").isEqualTo(1);
    }

    /** Complete, with the outcome per cluster. */
    private static ApiResponse audit(String workload) {
        return SharedFleet.eventually(TIMEOUT, () -> PROJECT.person("admin").get("/audit?workload=" + workload),
                response -> response.status() == 200 && response.json().at("/items").valueStream()
                        .anyMatch(entry -> entry.at("/clusters/0/status").asString("").equals("Running")
                                && entry.at("/clusters/1/status").asString("").equals("Running")));
    }

    /** Without the state of the clusters, which start anew. */
    private static List<String> entries(ApiResponse audit) {
        return StreamSupport.stream(audit.json().at("/items").spliterator(), false)
                .map(entry -> ((ObjectNode) entry).without("clusters").toString()).toList();
    }

    private static JsonNode daemonSet(String cluster, String name) {
        return JSON.readTree(PROJECT.exec("k3s-" + cluster, "kubectl", "--kubeconfig=/kubeconfig/config", "get", "daemonset", name,
                "-n", "monitoring", "--show-managed-fields", "-o", "json"));
    }
}
