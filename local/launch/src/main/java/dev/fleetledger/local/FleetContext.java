package dev.fleetledger.local;

import java.util.List;

import dev.fleetledger.local.cluster.ClusterSource;
import dev.fleetledger.local.cluster.KubeconfigClusters;
import dev.fleetledger.local.cluster.LocalCluster;
import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.PortPlan;
import dev.fleetledger.local.folder.Secrets;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.process.Supervisor;
import dev.fleetledger.local.process.TerminalOutput;

/** The components of a fleet on this machine. */
record FleetContext(
        DataFolder data,
        Addresses addresses,
        Environments environments,
        Secrets secrets,
        Supervisor supervisor,
        ClusterSource source,
        TerminalOutput terminalOutput) {

    private static final int SHARED_HEAP_FACTOR = 4;

    static FleetContext of(LocalFleet.Settings settings, ServiceCommands serviceCommands, TerminalOutput terminalOutput) {
        var data = new DataFolder(settings.data());
        var secrets = new Secrets(data);
        ClusterSource source = settings.kubeconfig()
                .<ClusterSource>map(file -> new KubeconfigClusters(data, file))
                .orElseGet(() -> new SimulatedClusters(data, settings.clusters()));
        boolean shared = ClusterProcesses.isShared(source);
        var addresses = new Addresses(data, new PortPlan(data, settings.port()), secrets, shared);
        return new FleetContext(data, addresses, new Environments(addresses, data, secrets), secrets,
                new Supervisor(data, serviceCommands.withHeapFactor(shared ? SHARED_HEAP_FACTOR : 1), terminalOutput), source,
                terminalOutput);
    }

    List<String> clusterNames() {
        return source.clusters().stream().map(LocalCluster::name).toList();
    }

    static String clusterProcess(String name) {
        return "cluster-" + name;
    }

    static String agentProcess(String cluster) {
        return "agent-" + cluster;
    }
}
