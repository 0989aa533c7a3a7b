package dev.fleetledger.local.cluster;

import java.util.List;

/** Where the clusters of a local fleet come from. */
public sealed interface ClusterSource permits SimulatedClusters, KubeconfigClusters {

    List<LocalCluster> clusters();

    /** Applies what the hub says is to be applied there, and leaves a kubeconfig for the agent and one for people. */
    void join(String cluster, String manifest);
}
