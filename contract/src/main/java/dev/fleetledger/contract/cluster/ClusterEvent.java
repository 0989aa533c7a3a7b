package dev.fleetledger.contract.cluster;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Events of the stream {@code Cluster/<name>}: changes by people only. Facts from agents are in {@link ClusterFactEvent}. */
public sealed interface ClusterEvent {

    String cluster();

    record Registered(String cluster, @Nullable String displayName, Map<String, String> labels) implements ClusterEvent {}

    /**
     * @param credential  the id only; key and password are derived from it and never stored
     * @param formerUntil until when the earlier credentials stay valid; when absent, they end immediately
     */
    record CredentialIssued(String cluster, String credential, @Nullable Instant formerUntil) implements ClusterEvent {}

    /** The credential is no longer accepted, neither by the broker nor on a report. */
    record CredentialRetired(String cluster, String credential) implements ClusterEvent {}

    record Labelled(String cluster, Map<String, String> labels) implements ClusterEvent {}

    record Cordoned(String cluster) implements ClusterEvent {}

    record Uncordoned(String cluster) implements ClusterEvent {}

    /**
     * From now on the cluster receives no new deployments. Its existing ones keep running until the removal is due, and the removal can be
     * cancelled until then.
     *
     * @param workloads {@code delete} or {@code release}: what happens to the workloads that run there
     */
    record RemovalAsked(String cluster, Instant due, String workloads) implements ClusterEvent {}

    record RemovalTakenBack(String cluster) implements ClusterEvent {}

    /** The cluster's deployments have ended and its credentials are invalid. Its name is never reused. */
    record Removed(String cluster) implements ClusterEvent {}

    /** The cluster was given up as lost: the hub no longer knows what runs there, and its credentials are invalid immediately. */
    record Forgotten(String cluster) implements ClusterEvent {}

    /** The cluster's current intents are to be sent again. */
    record ResendAsked(String cluster) implements ClusterEvent {}
}
