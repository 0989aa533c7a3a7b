package dev.fleetledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.control.ControlServer;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.DataFolderLock;
import dev.fleetledger.local.hub.IssuerClient;
import dev.fleetledger.local.hub.TokenFiles;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.process.Supervisor;
import dev.fleetledger.local.process.TerminalOutput;
import dev.fleetledger.parts.process.ChildProcesses;

/** A complete Fleetledger running on this machine: for {@code local}, and for the stories, each with its own data folder. */
public final class LocalFleet implements AutoCloseable {

    /**
     * @param kubeconfig real clusters to use instead of simulated ones
     * @param clusters number of simulated clusters
     * @param port the console's port; 0 means free ports for everything
     */
    public record Settings(Path data, Optional<Path> kubeconfig, int clusters, int port) {

        /** Three simulated clusters on free ports. */
        public static Settings forStory(Path data) {
            return new Settings(data, Optional.empty(), 3, 0);
        }
    }

    private final DataFolderLock folderLock;
    private final FleetContext fleetContext;
    private final TokenFiles tokenFiles;
    private final ClusterJoins clusterJoins;
    private final ControlServer control;
    private final AotCaches aotCaches;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalFleet(DataFolderLock folderLock, FleetContext fleetContext, IssuerClient issuerClient) {
        this.folderLock = folderLock;
        this.fleetContext = fleetContext;
        this.tokenFiles = new TokenFiles(issuerClient, fleetContext.data(), fleetContext.terminalOutput());
        this.aotCaches = new AotCaches(fleetContext, issuerClient);
        this.clusterJoins = new ClusterJoins(fleetContext);
        this.control = new ControlServer(
                fleetContext.addresses().control().getPort(), fleetContext.secrets().control(), ready::get,
                new FaultInjector(fleetContext)::apply);
    }

    /** Starts everything and returns when all of it is ready. */
    public static LocalFleet start(Settings settings, ServiceCommands serviceCommands, TerminalOutput terminalOutput) {
        var data = new DataFolder(settings.data());
        var folderLock = DataFolderLock.tryAcquire(data).orElseThrow(() -> new IllegalStateException(
                "another `local` already runs on " + data.root() + "; `local stop` ends it"));
        var fleetContext = FleetContext.of(settings, serviceCommands, terminalOutput);
        if (!fleetContext.addresses().ports().isConsoleFree()) {
            folderLock.close();
            throw new IllegalStateException("another process listens on port " + fleetContext.addresses().ports().console()
                    + ", where the console should be; choose another with --port");
        }
        var issuerClient = new IssuerClient(fleetContext.addresses().issuer());
        var localFleet = new LocalFleet(folderLock, fleetContext, issuerClient);
        ChildProcesses.beforeShutdown(localFleet::close);
        try {
            new Startup(fleetContext, issuerClient, localFleet.tokenFiles, localFleet.clusterJoins).run();
            localFleet.markReady();
            return localFleet;
        } catch (RuntimeException e) {
            localFleet.close();
            throw e;
        }
    }

    private void markReady() {
        fleetContext.addresses().write(fleetContext.source().clusters(), fleetContext.source() instanceof SimulatedClusters);
        ready.set(true);
        // Not its readiness, which it has from all parts: it is missing until somebody accepts a restore, at this very console.
        ReadinessAwaiter.await("console", console().resolve(ReadinessAwaiter.LIVENESS_PATH));
    }

    /** Makes restarts of both sides faster; returns when that is done. A failure is reported: restarts are slower then. */
    public void createAotCaches() {
        try {
            aotCaches.create();
        } catch (RuntimeException e) {
            if (!closed.get()) {
                fleetContext.terminalOutput().println("an AOT cache can't be made, so restarts take longer: " + e.getMessage());
            }
        }
    }

    public URI console() {
        return fleetContext.addresses().console();
    }

    public URI commandSide() {
        return fleetContext.addresses().commandSide();
    }

    public URI querySide() {
        return fleetContext.addresses().querySide();
    }

    public DataFolder data() {
        return fleetContext.data();
    }

    public List<String> clusters() {
        return fleetContext.clusterNames();
    }

    /** Returns the clusters that are joined. */
    public List<String> joinedClusters() {
        return clusters().stream().filter(cluster -> !clusterJoins.unjoined().contains(cluster)).toList();
    }

    /** Returns a token of a seeded person. */
    public String token(String person) {
        return DataFolder.read(fleetContext.data().token(person));
    }

    /** Gives access to the processes, for example to kill one or read its pid. */
    public Supervisor processes() {
        return fleetContext.supervisor();
    }

    /** @param fault one of {@code offline hang online} */
    public void setFault(String cluster, String fault) {
        new FaultInjector(fleetContext).apply(cluster, fault);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            control.close();
            clusterJoins.close();
            tokenFiles.close();
            fleetContext.supervisor().close();
            folderLock.close();
        }
    }
}
