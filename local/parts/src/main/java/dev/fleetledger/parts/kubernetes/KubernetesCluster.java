package dev.fleetledger.parts.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A real Kubernetes cluster for tests. */
public final class KubernetesCluster {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static final Duration NODE_READY_TIMEOUT = Duration.ofSeconds(60);

    private final String name;
    private final Path kubeconfig;
    private final Kubectl kubectl;
    private final Optional<KubernetesProcesses> processes;

    KubernetesCluster(String name, Path kubeconfig, Kubectl kubectl, Optional<KubernetesProcesses> processes) {
        this.name = name;
        this.kubeconfig = kubeconfig;
        this.kubectl = kubectl;
        this.processes = processes;
    }

    public String name() {
        return name;
    }

    /** Returns a kubeconfig with all rights. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    public Kubectl kubectl() {
        return kubectl;
    }

    /** Returns the cluster's processes, to stop, kill or suspend them. Throws for an external cluster, whose processes are not ours. */
    public KubernetesProcesses processes() {
        return processes.orElseThrow(() -> new IllegalStateException("cluster " + name
                + " is external; its processes cannot be controlled"));
    }

    /** Creates a namespace that no other test uses and returns its name once it is ready for pods. */
    public String createNamespace(String prefix) {
        var namespace = prefix + "-" + ProcessHandle.current().pid() + "-" + NAMESPACES.incrementAndGet();
        kubectl.run("create", "namespace", namespace);
        kubectl.run("wait", "--for=create", "serviceaccount/default", "-n", namespace, "--timeout=60s");
        return namespace;
    }

    public void addNode(String node) {
        addNode(node, Map.of(), List.of());
    }

    /**
     * Adds a kwok node and waits until it is ready.
     *
     * @param taints in the notation of kubectl: {@code key=value:NoSchedule}
     */
    public void addNode(String node, Map<String, String> labels, List<String> taints) {
        kubectl.apply("""
                apiVersion: v1
                kind: Node
                metadata:
                  name: %1$s
                  labels:
                    kubernetes.io/hostname: %1$s
                    kubernetes.io/os: linux
                    kubernetes.io/arch: amd64
                %2$s""".formatted(node, labelLines(labels)));
        if (!taints.isEmpty()) {
            var arguments = new java.util.ArrayList<>(List.of("taint", "node", node, "--overwrite"));
            arguments.addAll(taints);
            kubectl.run(arguments.toArray(String[]::new));
        }
        kubectl.run("wait", "--for=condition=Ready", "node/" + node, "--timeout=" + NODE_READY_TIMEOUT.toSeconds() + "s");
    }

    private static String labelLines(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> "    %s: \"%s\"%n".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining());
    }
}
