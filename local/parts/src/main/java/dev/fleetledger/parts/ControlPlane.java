package dev.fleetledger.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real Kubernetes clusters that share one etcd, or the one cluster named by {@code FLEETLEDGER_KUBECONFIG}. */
public final class ControlPlane {

    private static final Duration START = Duration.ofSeconds(60);

    private final Map<String, KubernetesCluster> clusters = new ConcurrentHashMap<>();

    private ControlPlane() {}

    /** Returns the instance shared by this test JVM. Its clusters live as long as the JVM, so each test needs a namespace of its own. */
    public static ControlPlane shared() {
        return Shared.CONTROL_PLANE;
    }

    /**
     * Returns whether a control plane is available, for {@code @EnabledIf("dev.fleetledger.parts.ControlPlane#available")}. In CI it always
     * returns true, so that a missing control plane fails the tests instead of skipping them.
     */
    public static boolean available() {
        return "true".equals(System.getenv("CI")) || given().isPresent() || ControlPlanePrograms.available();
    }

    /** Returns the cluster of that name. The first call starts it, which takes about 3 s and 500 MiB. */
    public KubernetesCluster cluster(String name) {
        return clusters.computeIfAbsent(name, absent -> given()
                .map(kubeconfig -> new KubernetesCluster(absent, kubeconfig, Kubectl.onPath(kubeconfig), Optional.empty()))
                .orElseGet(() -> start(absent)));
    }

    /** Returns one kubeconfig with a context for each of these clusters. */
    public Path kubeconfig(String... names) {
        var files = Stream.of(names).map(name -> cluster(name).kubeconfig().toString()).collect(Collectors.joining(":"));
        var kubectl = given().isPresent() ? "kubectl" : ControlPlanePrograms.folder().resolve("kubectl").toString();
        var merged = new Command(List.of(kubectl, "config", "view", "--flatten", "--raw"), Map.of("KUBECONFIG", files), "").run();
        try {
            return Files.writeString(TemporaryFolders.create("kubeconfig").resolve("config"), merged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the kubectl that was built with the control plane, if it was built. */
    public static Optional<Path> kubectl(Path checkout) {
        return ControlPlanePrograms.kubectl(checkout);
    }

    private static KubernetesCluster start(String name) {
        var folder = TemporaryFolders.create("cluster-" + name);
        var processes = new KubernetesProcesses(ControlPlanePrograms.folder(), folder, name, Ports.free(), Etcd.ADDRESS);
        processes.kubectl().run("wait", "--for=create", "serviceaccount/default", "-n", "default", "--timeout=60s");
        return new KubernetesCluster(name, processes.kubeconfig(), processes.kubectl(), Optional.of(processes));
    }

    private static Optional<Path> given() {
        return Optional.ofNullable(System.getenv("FLEETLEDGER_KUBECONFIG")).map(Path::of);
    }

    private static final class Shared {

        static final ControlPlane CONTROL_PLANE = new ControlPlane();
    }

    private static final class Etcd {

        static final String ADDRESS = start();

        private static String start() {
            int port = Ports.free();
            var folder = TemporaryFolders.create("etcd");
            var client = "http://127.0.0.1:" + port;
            var peer = "http://127.0.0.1:" + Ports.free();
            var command = List.of(
                    ControlPlanePrograms.folder().resolve("etcd").toString(),
                    "--data-dir=" + folder.resolve("data"), "--unsafe-no-fsync", "--log-level=warn",
                    "--listen-client-urls=" + client, "--advertise-client-urls=" + client,
                    "--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=" + peer, "--initial-cluster=default=" + peer);
            var child = new Launch("etcd", command, Map.of(), folder, folder.resolve("log")).start();
            Readiness.await(child, START, () -> Ports.listens(port));
            return client;
        }
    }
}
