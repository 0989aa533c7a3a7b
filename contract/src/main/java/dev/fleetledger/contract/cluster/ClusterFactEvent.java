package dev.fleetledger.contract.cluster;

import org.jspecify.annotations.Nullable;

/** Stream {@code ClusterFacts/<name>}: what the hub noticed of a cluster. Apart from people's changes, so that it moves no version. */
public sealed interface ClusterFactEvent {

    String cluster();

    /** Its first report with a valid seal has come. */
    record Joined(String cluster, String credential, String kubernetesVersion, String agentVersion) implements ClusterFactEvent {}

    /**
     * Reports under this cluster's name that did not prove to be its own were dropped.
     *
     * @param credential the one that they named, if the hub ever issued it
     * @param code       {@code SealDoesNotHold}, {@code CredentialIsUnknown}, {@code CredentialIsRetired} …
     * @param count      how many since the one before this; further ones are told together later
     */
    record ReportsRefused(String cluster, @Nullable String credential, String code, long count) implements ClusterFactEvent {}
}
