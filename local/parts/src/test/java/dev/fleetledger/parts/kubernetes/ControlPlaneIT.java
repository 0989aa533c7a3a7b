package dev.fleetledger.parts.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import dev.fleetledger.parts.process.ProcessReadiness;

@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
class ControlPlaneIT {

    private static final KubernetesCluster CLUSTER = ControlPlane.withKwok().cluster("eu-1");

    @BeforeAll
    static void createNodes() {
        CLUSTER.addNode("n1");
        CLUSTER.addNode("n2", Map.of("disk", "ssd"), List.of());
        CLUSTER.addNode("n3", Map.of(), List.of("dedicated=gpu:NoSchedule"));
    }

    @Test
    void schedulesDaemonSetPodsOnToleratedNodes() {
        var namespace = CLUSTER.createNamespace("ready");
        CLUSTER.kubectl().apply(daemonSet(namespace, "nginx:1.29"));
        CLUSTER.kubectl().run("rollout", "status", "daemonset/web", "-n", namespace, "--timeout=60s");
        assertThat(get(namespace, "daemonset/web", "{.status.desiredNumberScheduled}/{.status.numberReady}")).isEqualTo("2/2");
    }

    @Test
    void simulatesImageFailureNamedByTag() {
        var namespace = CLUSTER.createNamespace("failing");
        CLUSTER.kubectl().apply(daemonSet(namespace, "nginx:bad"));
        eventually("ImagePullBackOff ImagePullBackOff",
                () -> get(namespace, "pods", "{.items[*].status.containerStatuses[0].state.waiting.reason}"));
        CLUSTER.kubectl().apply(daemonSet(namespace, "nginx:crash"));
        // There may be no pod for a moment.
        eventually("CrashLoopBackOff CrashLoopBackOff",
                () -> get(namespace, "pods", "{.items[*].status.containerStatuses[0].state.waiting.reason}"));
    }

    @Test
    void deletesPodsWithTheirDaemonSet() {
        var namespace = CLUSTER.createNamespace("deleted");
        CLUSTER.kubectl().apply(daemonSet(namespace, "nginx:never"));
        eventually("Running Running", () -> get(namespace, "pods", "{.items[*].status.phase}"));
        CLUSTER.kubectl().run("delete", "daemonset/web", "-n", namespace);
        eventually("", () -> get(namespace, "pods", "{.items[*].metadata.name}"));
    }

    @Test
    void restartsKilledApiServer() {
        var namespace = CLUSTER.createNamespace("restarted");
        var processes = CLUSTER.processes();
        processes.apiServer().kill();
        assertThat(processes.kubectl().succeeds("get", "--raw", "/readyz", "--request-timeout=2s")).isFalse();
        processes.startApiServerAgain();
        // kwok keeps its nodes: another one would take them over after 40 s only.
        CLUSTER.kubectl().apply(daemonSet(namespace, "nginx:1.29"));
        CLUSTER.kubectl().run("rollout", "status", "daemonset/web", "-n", namespace, "--timeout=30s");
        assertThat(processes.kubectl().run("version")).contains("Server Version: v1.35.4");
    }

    private static String get(String namespace, String what, String path) {
        return CLUSTER.kubectl().run("get", what, "-n", namespace, "-o", "jsonpath=" + path).strip();
    }

    private static void eventually(String expected, Supplier<String> actual) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!actual.get().equals(expected) && System.nanoTime() < deadline) {
            ProcessReadiness.sleep(Duration.ofMillis(200));
        }
        assertThat(actual.get()).isEqualTo(expected);
    }

    private static String daemonSet(String namespace, String image) {
        return """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: web, namespace: %s}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      initContainers: [{name: first, image: "busybox:1"}]
                      containers: [{name: web, image: "%s"}]
                """.formatted(namespace, image);
    }
}
