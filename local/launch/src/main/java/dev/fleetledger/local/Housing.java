package dev.fleetledger.local;

import java.net.URI;
import java.util.Map;

import dev.fleetledger.local.cluster.ClusterSource;
import dev.fleetledger.local.cluster.SimulatedClusters;

/** Which processes the clusters and agents of this machine live in. */
sealed interface Housing permits Apart, Together {

    /** Each takes a JVM for its cluster and one for its agent, about 200 MiB. */
    int MOST_APART = 10;

    /** @return whether there are too many for a process each */
    static boolean isTogether(ClusterSource source) {
        return source instanceof SimulatedClusters && source.clusters().size() > MOST_APART;
    }

    static Housing of(Rig rig) {
        return isTogether(rig.source()) ? new Together(rig) : new Apart(rig);
    }

    /** Those that are simulated. */
    void startClusters();

    /** @param settings by cluster: what the Secret of its join manifest holds */
    void startAgents(Map<String, Map<String, String>> settings);

    void stopAgent(String cluster);

    void resumeAgent(String cluster);

    /** @return by the name of a process, what answers with a success once all in it are ready */
    Map<String, URI> agentsReadiness();
}
