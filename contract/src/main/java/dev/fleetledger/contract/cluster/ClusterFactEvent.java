package dev.fleetledger.contract.cluster;

import org.jspecify.annotations.Nullable;

/** Events of the stream {@code ClusterFacts/<name>}: the hub's observations. The separate stream keeps the cluster's version unchanged. */
public sealed interface ClusterFactEvent {

    String cluster();

    /** The first report with a valid signature has arrived. */
    record Joined(String cluster, String credential, String kubernetesVersion, String agentVersion) implements ClusterFactEvent {}

    /**
     * Reports under this cluster's name were dropped because their authentication failed.
     *
     * @param credential the credential that they named, if the hub ever issued it
     * @param code       {@code SealDoesNotHold}, {@code CredentialIsUnknown}, {@code CredentialIsRetired} …
     * @param count      the number since the previous event; further ones are recorded together in a later event
     */
    record ReportsRefused(String cluster, @Nullable String credential, String code, long count) implements ClusterFactEvent {}
}
