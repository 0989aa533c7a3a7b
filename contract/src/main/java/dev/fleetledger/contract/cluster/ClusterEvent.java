package dev.fleetledger.contract.cluster;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Stream {@code Cluster/<name>}: people's changes only; what an agent tells is in {@link ClusterFactEvent}. */
public sealed interface ClusterEvent {

    String cluster();

    record Registered(String cluster, @Nullable String displayName, Map<String, String> labels) implements ClusterEvent {}

    /** @param credential the id only; the key is derived from it and never stored */
    record CredentialIssued(String cluster, String credential) implements ClusterEvent {}

    record Labelled(String cluster, Map<String, String> labels) implements ClusterEvent {}

    record Cordoned(String cluster) implements ClusterEvent {}

    record Uncordoned(String cluster) implements ClusterEvent {}
}
