package dev.fleetledger.parts.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessReadiness;
import dev.fleetledger.parts.process.ProcessSpec;

/** The processes of one cluster: API server, controllers, scheduler, and kwok instead of kubelets. */
public final class KubernetesProcesses {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private final Path programs;
    private final Path folder;
    private final ClusterFiles files;
    private final List<String> apiServerCommand;
    private final Kubectl kubectl;
    private ChildProcess apiServer;

    KubernetesProcesses(Path programs, Path folder, String name, int port, String etcd) {
        this.programs = programs;
        this.folder = folder;
        this.files = new ClusterFiles(folder.resolve("files"), name, port);
        this.kubectl = new Kubectl(programs.resolve("kubectl"), kubeconfig());
        this.apiServerCommand = KubernetesCommands.apiServer(programs, files, name, port, etcd);
        this.apiServer = startApiServer(port);
        start(KubernetesCommands.controllerManager(programs, files));
        start(KubernetesCommands.scheduler(programs, files));
        start(KubernetesCommands.kwok(programs, files));
    }

    Path kubeconfig() {
        return files.kubeconfig(ClusterFiles.User.ADMIN);
    }

    Kubectl kubectl() {
        return kubectl;
    }

    /** Returns the token of a user with all rights. */
    public String token() {
        return files.token(ClusterFiles.User.ADMIN);
    }

    /** Returns the API server's process, to suspend or kill it. */
    public ChildProcess apiServer() {
        return apiServer;
    }

    /**
     * Restarts the API server on the same port with the same data, after it was killed. Unlike a kubelet, kwok doesn't try again to change a
     * pod that an ending or starting API server has refused to change: it looks at a pod again only when somebody else has changed it.
     */
    public void startApiServerAgain() {
        apiServer = startApiServer(KubernetesCommands.port(apiServerCommand));
        // Fails for pods that are deleted meanwhile, after it has annotated the others.
        kubectl.succeeds("annotate", "pods", "--all", "--all-namespaces", "--overwrite", "kwok-looks-again=" + System.nanoTime());
    }

    private ChildProcess startApiServer(int port) {
        var childProcess = start(apiServerCommand);
        ProcessReadiness.await(childProcess, START_TIMEOUT, () -> Ports.isListening(port) && kubectl.succeeds("get", "--raw", "/readyz"));
        return childProcess;
    }

    private ChildProcess start(List<String> command) {
        var name = programs.relativize(Path.of(command.getFirst())).toString();
        return new ProcessSpec(name, command, Map.of(), folder, folder.resolve(name + ".log")).start();
    }
}
