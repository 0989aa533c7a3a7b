package dev.fleetledger.local.cluster;

import java.util.List;

/** Where the clusters of a local fleet come from. */
public sealed interface ClusterSource permits SimulatedClusters, KubeconfigClusters {

    List<LocalCluster> clusters();

    /**
     * Applies the hub's join manifest to the cluster, and writes a kubeconfig for the agent and one for people.
     *
     * @throws ClusterJoinException if the cluster can't be joined now
     */
    void join(String cluster, String manifest);
}
