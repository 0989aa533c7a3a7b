package dev.fleetledger.contract.cluster;

/** Stream {@code ClusterFacts/<name>}: what the hub noticed of a cluster. Apart from people's changes, so that it moves no version. */
public sealed interface ClusterFactEvent {

    String cluster();

    /** Its first report with a valid seal has come. */
    record Joined(String cluster, String credential, String kubernetesVersion, String agentVersion) implements ClusterFactEvent {}
}
