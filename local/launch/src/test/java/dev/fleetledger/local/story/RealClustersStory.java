package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** {@code local --kubeconfig} on two real control planes; checked with kubectl. */
class RealClustersStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String IMAGE = "quay.io/prometheus/node-exporter:v1.8.2";

    @TempDir
    private static Path folder;

    private static final KubernetesCluster NORTH = ControlPlane.withKwok().cluster("story-north");
    private static final KubernetesCluster SOUTH = ControlPlane.withKwok().cluster("story-south");
    private static LocalFleet localFleet;
    private static Person admin;

    @BeforeAll
    static void start() {
        NORTH.addNode("north-1");
        NORTH.addNode("north-2");
        SOUTH.addNode("south-1");
        Path kubeconfig = ControlPlane.withKwok().kubeconfig("story-north", "story-south");
        localFleet = LocalFleet.start(new LocalFleet.Settings(folder, Optional.of(kubeconfig), 3, 0), ServiceCommands.ofThisCheckout(),
                line -> System.out.println("  " + line));
        admin = new Person(localFleet, "admin");
    }

    @AfterAll
    static void stop() {
        localFleet.close();
    }

    @Test
    void createsInEveryClusterUntilDeleted() {
        String workload = create("node-exporter");

        assertThat(NORTH.kubectl().run("get", "daemonset", "node-exporter", "-n", "default", "-o",
                "jsonpath={.status.numberReady} {.metadata.annotations.fleetledger\\.dev/generation}")).endsWith(" 1")
                .doesNotStartWith("0");
        assertThat(fieldManagers(SOUTH, "node-exporter")).contains("fleetledger-agent");

        String etag = admin.get("/workloads/" + workload).etag();
        admin.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match", etag)
                .expectStatus(202);
        SharedFleet.eventually(TIMEOUT, () -> admin.get("/workloads/" + workload), r -> r.text("/status").equals("Deleted"));
        assertThat(NORTH.kubectl().run("get", "daemonsets", "-n", "default", "-o", "name")).doesNotContain("node-exporter");
    }

    @Test
    void delaysNoOtherClusterWhenOneStopsAndCatchesUp() {
        SOUTH.processes().apiServer().suspend();
        try {
            ApiResponse submitted = submit("delayed");
            SharedFleet.eventually(TIMEOUT, () -> admin.get("/workloads/" + submitted.text("/workloadId") + "/deployments/story-north"),
                    r -> r.text("/status").equals("Running"));
            assertThat(admin.get("/workloads/" + submitted.text("/workloadId") + "/deployments/story-south").text("/status"))
                    .isNotEqualTo("Running");
            SOUTH.processes().apiServer().resume();
            CreationStory.awaitRunning(admin, submitted.text("/workloadId"));
        } finally {
            SOUTH.processes().apiServer().resume();
        }
    }

    /** The default plan's first wave is one cluster. */
    @Test
    void badImageTouchesOnlyClusterOfFirstWave() {
        String workload = create("careful");
        String untouched = spec(SOUTH, "careful");
        ApiResponse bad = Wizard.edit(admin, workload).saveContainers("quay.io/prometheus/node-exporter:bad")
                .inAllClusters("{\"deadline\":\"PT5S\"}").submit("newer").expectStatus(202);

        SharedFleet.awaitRollout(TIMEOUT, admin, bad.text("/rolloutId"), "failed");
        assertThat(spec(NORTH, "careful")).isEqualTo("2 quay.io/prometheus/node-exporter:bad");
        assertThat(spec(SOUTH, "careful")).isEqualTo(untouched);

        String etag = admin.get("/workloads/" + workload).etag();
        ApiResponse back = admin.post("/workloads/" + workload + ":rollback",
                "{\"revision\":1,\"rollout\":\"" + bad.text("/rolloutId") + "\"}", "If-Match", etag).expectStatus(202);
        SharedFleet.awaitRollout(TIMEOUT, admin, back.text("/rolloutId"), "completed");
        assertThat(spec(NORTH, "careful")).isEqualTo("3 " + IMAGE);
        assertThat(spec(SOUTH, "careful")).isEqualTo(untouched);
    }

    @Test
    void recreatesDaemonSetDeletedByHand() {
        create("guarded");

        String before = uid("guarded");

        NORTH.kubectl().run("delete", "daemonset", "guarded", "-n", "default");

        SharedFleet.eventually(TIMEOUT, () -> admin.get("/workloads?name=guarded"),
                r -> r.text("/items/0/status").equals("Running") && !uid("guarded").equals(before) && !uid("guarded").isEmpty());
    }

    private static String create(String name) {
        ApiResponse submitted = submit(name);
        CreationStory.awaitRunning(admin, submitted.text("/workloadId"));
        return submitted.text("/workloadId");
    }

    private static ApiResponse submit(String name) {
        return Wizard.start(admin).save("basics", "{\"name\":\"" + name + "\"}").saveContainers(IMAGE)
                .inAllClusters().submit("on real clusters").expectStatus(202);
    }

    /** Returns the generation that the API server counts, which a change of the spec raises, and the image. */
    private static String spec(KubernetesCluster cluster, String name) {
        return cluster.kubectl().run("get", "daemonset", name, "-n", "default", "-o",
                "jsonpath={.metadata.generation} {.spec.template.spec.containers[0].image}").strip();
    }

    private static String fieldManagers(KubernetesCluster cluster, String name) {
        return cluster.kubectl().run("get", "daemonset", name, "-n", "default", "--show-managed-fields", "-o",
                "jsonpath={.metadata.managedFields[*].manager}");
    }

    private static String uid(String name) {
        return NORTH.kubectl().run("get", "daemonsets", "-n", "default", "--field-selector", "metadata.name=" + name, "-o",
                "jsonpath={.items[*].metadata.uid}");
    }
}
