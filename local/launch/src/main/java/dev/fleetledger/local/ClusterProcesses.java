package dev.fleetledger.local;

import java.net.URI;
import java.util.Map;

import dev.fleetledger.local.cluster.ClusterSource;
import dev.fleetledger.local.cluster.SimulatedClusters;

/** Determines the processes in which the clusters and agents of this machine run. */
sealed interface ClusterProcesses permits ProcessPerCluster, SharedProcesses {

    /** Each cluster takes one JVM for itself and one for its agent, about 200 MiB. */
    int MAX_SEPARATE = 10;

    /** @return whether there are too many clusters for one process each */
    static boolean isShared(ClusterSource source) {
        return source instanceof SimulatedClusters && source.clusters().size() > MAX_SEPARATE;
    }

    static ClusterProcesses of(FleetContext fleetContext) {
        return isShared(fleetContext.source()) ? new SharedProcesses(fleetContext) : new ProcessPerCluster(fleetContext);
    }

    /** Starts the clusters that are simulated. */
    void startClusters();

    /** @param settings by cluster: the content of its join manifest's Secret */
    void startAgents(Map<String, Map<String, String>> settings);

    /**
     * Starts an agent with these settings in place of its current one, if it has one. An agent that is stopped stays stopped, and has the
     * new settings when it is resumed.
     */
    void replaceAgent(String cluster, Map<String, String> settings);

    void stopAgent(String cluster);

    void resumeAgent(String cluster);

    /** @return by process name, an address that responds with a success status once all agents in that process are ready */
    Map<String, URI> agentsReadiness();
}
