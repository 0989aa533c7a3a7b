package dev.fleetledger.parts.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.parts.PartsMode;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessReadiness;
import dev.fleetledger.parts.process.ProcessSpec;
import dev.fleetledger.parts.process.ProgramRun;
import dev.fleetledger.parts.process.TemporaryFolders;

/** Real Kubernetes clusters that share one etcd, or the one cluster named by {@code FLEETLEDGER_KUBECONFIG}. */
public final class ControlPlane {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, KubernetesCluster> clusters = new ConcurrentHashMap<>();

    private final Function<String, KubernetesCluster> newCluster;

    private ControlPlane(Function<String, KubernetesCluster> newCluster) {
        this.newCluster = newCluster;
    }

    /**
     * Returns the clusters shared by this test JVM: with {@code -Dparts=containers} each is a container, else those of {@link #withKwok}.
     * They live as long as the JVM, so each test needs a namespace of its own.
     */
    public static ControlPlane shared() {
        return switch (PartsMode.current()) {
            case PROCESSES -> Processes.CONTROL_PLANE;
            case CONTAINERS -> Containers.CONTROL_PLANE;
        };
    }

    /**
     * Returns the clusters that this test JVM runs as child processes, for tests that stop a process or add nodes. kwok simulates the nodes
     * and the pods on them.
     */
    public static ControlPlane withKwok() {
        return Processes.CONTROL_PLANE;
    }

    /**
     * Returns whether a control plane is available, for {@code @EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")}. In CI it always
     * returns true, so that a missing control plane fails the tests instead of skipping them.
     */
    public static boolean available() {
        return "true".equals(System.getenv("CI")) || externalKubeconfig().isPresent() || ControlPlaneBinaries.available();
    }

    /** Returns whether {@link #shared} is available: always with {@code -Dparts=containers}, so that a missing engine fails the tests. */
    public static boolean sharedAvailable() {
        return PartsMode.current() == PartsMode.CONTAINERS || available();
    }

    /** Returns the cluster of that name. The first call starts it; child processes take about 3 s and 500 MiB. */
    public KubernetesCluster cluster(String name) {
        return clusters.computeIfAbsent(name, clusterName -> externalKubeconfig()
                .map(kubeconfig -> new KubernetesCluster(clusterName, kubeconfig, Kubectl.onPath(kubeconfig), Optional.empty()))
                .orElseGet(() -> newCluster.apply(clusterName)));
    }

    /** Returns one kubeconfig with a context for each of these clusters. */
    public Path kubeconfig(String... names) {
        var files = Stream.of(names).map(name -> cluster(name).kubeconfig().toString()).collect(Collectors.joining(":"));
        var kubectl = externalKubeconfig().isPresent() ? "kubectl" : ControlPlaneBinaries.folder().resolve("kubectl").toString();
        var merged = new ProgramRun(List.of(kubectl, "config", "view", "--flatten", "--raw"), Map.of("KUBECONFIG", files), "").run();
        try {
            return Files.writeString(TemporaryFolders.create("kubeconfig").resolve("config"), merged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the kubectl that was built with the control plane, if it was built. */
    public static Optional<Path> kubectl(Path checkout) {
        return ControlPlaneBinaries.kubectl(checkout);
    }

    private static KubernetesCluster start(String name) {
        var folder = TemporaryFolders.create("cluster-" + name);
        var processes = new KubernetesProcesses(ControlPlaneBinaries.folder(), folder, name, Ports.free(), Etcd.ADDRESS);
        processes.kubectl().run("wait", "--for=create", "serviceaccount/default", "-n", "default", "--timeout=60s");
        return new KubernetesCluster(name, processes.kubeconfig(), processes.kubectl(), Optional.of(processes));
    }

    private static Optional<Path> externalKubeconfig() {
        return Optional.ofNullable(System.getenv("FLEETLEDGER_KUBECONFIG")).map(Path::of);
    }

    private static final class Processes {

        static final ControlPlane CONTROL_PLANE = new ControlPlane(ControlPlane::start);
    }

    private static final class Containers {

        static final ControlPlane CONTROL_PLANE = new ControlPlane(ClusterContainer::start);
    }

    private static final class Etcd {

        static final String ADDRESS = start();

        private static String start() {
            int port = Ports.free();
            var folder = TemporaryFolders.create("etcd");
            var client = "http://127.0.0.1:" + port;
            var peer = "http://127.0.0.1:" + Ports.free();
            var command = List.of(
                    ControlPlaneBinaries.folder().resolve("etcd").toString(),
                    "--data-dir=" + folder.resolve("data"), "--unsafe-no-fsync", "--log-level=warn",
                    "--listen-client-urls=" + client, "--advertise-client-urls=" + client,
                    "--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=" + peer, "--initial-cluster=default=" + peer);
            var childProcess = new ProcessSpec("etcd", command, Map.of(), folder, folder.resolve("log")).start();
            ProcessReadiness.await(childProcess, START_TIMEOUT, () -> Ports.isListening(port));
            return client;
        }
    }
}
