package dev.fleetledger.contract.cluster;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Stream {@code Cluster/<name>}: people's changes only; what an agent tells is in {@link ClusterFactEvent}. */
public sealed interface ClusterEvent {

    String cluster();

    record Registered(String cluster, @Nullable String displayName, Map<String, String> labels) implements ClusterEvent {}

    /**
     * @param credential  the id only; key and password are derived from it and never stored
     * @param formerUntil until when those before it hold; absent: they end at once
     */
    record CredentialIssued(String cluster, String credential, @Nullable Instant formerUntil) implements ClusterEvent {}

    /** It counts no more, neither at the broker nor on a report. */
    record CredentialRetired(String cluster, String credential) implements ClusterEvent {}

    record Labelled(String cluster, Map<String, String> labels) implements ClusterEvent {}

    record Cordoned(String cluster) implements ClusterEvent {}

    record Uncordoned(String cluster) implements ClusterEvent {}

    /**
     * Nothing new goes there from now on; what runs stays until it is due, and the removal can be taken back until then.
     *
     * @param workloads {@code delete} or {@code release}: what becomes of those that run there
     */
    record RemovalAsked(String cluster, Instant due, String workloads) implements ClusterEvent {}

    record RemovalTakenBack(String cluster) implements ClusterEvent {}

    /** Its workloads have left and its credentials are dead. The name is never given again. */
    record Removed(String cluster) implements ClusterEvent {}

    /** Given up for dead: what runs there is no longer known to anyone here, and its credentials are dead at once. */
    record Forgotten(String cluster) implements ClusterEvent {}

    /** Its intents are to be written once more, as they are wanted now. */
    record ResendAsked(String cluster) implements ClusterEvent {}
}
