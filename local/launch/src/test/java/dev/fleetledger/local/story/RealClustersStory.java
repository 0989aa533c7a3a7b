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

    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static final KubernetesCluster NORTH = ControlPlane.shared().cluster("story-north");
    private static final KubernetesCluster SOUTH = ControlPlane.shared().cluster("story-south");
    private static LocalFleet localFleet;
    private static Person admin;

    @BeforeAll
    static void start() {
        NORTH.node("north-1");
        NORTH.node("north-2");
        SOUTH.node("south-1");
        Path kubeconfig = ControlPlane.shared().kubeconfig("story-north", "story-south");
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
        String workload = created("node-exporter");

        assertThat(NORTH.kubectl().run("get", "daemonset", "node-exporter", "-n", "default", "-o",
                "jsonpath={.status.numberReady} {.metadata.annotations.fleetledger\\.dev/generation}")).endsWith(" 1").doesNotStartWith("0");
        assertThat(managers(SOUTH, "node-exporter")).contains("fleetledger-agent");

        String etag = admin.get("/workloads/" + workload).etag();
        admin.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\"}", "If-Match", etag).is(202);
        Stage.eventually(SOON, () -> admin.get("/workloads/" + workload), r -> r.text("/status").equals("Deleted"));
        assertThat(NORTH.kubectl().run("get", "daemonsets", "-n", "default", "-o", "name")).doesNotContain("node-exporter");
    }

    @Test
    void delaysNoOtherClusterWhenOneStopsAndCatchesUp() {
        SOUTH.processes().apiServer().pause();
        try {
            Reply submitted = submitted("delayed");
            Stage.eventually(SOON, () -> admin.get("/workloads/" + submitted.text("/workloadId") + "/deployments/story-north"),
                    r -> r.text("/status").equals("Running"));
            assertThat(admin.get("/workloads/" + submitted.text("/workloadId") + "/deployments/story-south").text("/status"))
                    .isNotEqualTo("Running");
            SOUTH.processes().apiServer().resume();
            CreationStory.running(admin, submitted.text("/workloadId"));
        } finally {
            SOUTH.processes().apiServer().resume();
        }
    }

    @Test
    void recreatesDaemonSetDeletedByHand() {
        created("guarded");

        String before = uid("guarded");

        NORTH.kubectl().run("delete", "daemonset", "guarded", "-n", "default");

        Stage.eventually(SOON, () -> admin.get("/workloads?name=guarded"),
                r -> r.text("/items/0/status").equals("Running") && !uid("guarded").equals(before) && !uid("guarded").isEmpty());
    }

    private static String created(String name) {
        Reply submitted = submitted(name);
        CreationStory.running(admin, submitted.text("/workloadId"));
        return submitted.text("/workloadId");
    }

    private static Reply submitted(String name) {
        return Wizard.begun(admin).save("basics", "{\"name\":\"" + name + "\"}").containers("quay.io/prometheus/node-exporter:v1.8.2")
                .everywhere().submit("on real clusters").is(202);
    }

    private static String managers(KubernetesCluster cluster, String name) {
        return cluster.kubectl().run("get", "daemonset", name, "-n", "default", "--show-managed-fields", "-o",
                "jsonpath={.metadata.managedFields[*].manager}");
    }

    private static String uid(String name) {
        return NORTH.kubectl().run("get", "daemonsets", "-n", "default", "--field-selector", "metadata.name=" + name, "-o",
                "jsonpath={.items[*].metadata.uid}");
    }
}
