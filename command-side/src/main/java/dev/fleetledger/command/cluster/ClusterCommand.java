package dev.fleetledger.command.cluster;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What can be asked of a cluster. */
public sealed interface ClusterCommand {

    record Register(String cluster, @Nullable String displayName, Map<String, String> labels) implements ClusterCommand {}

    /** @param credential the id of the new one */
    record Join(String credential) implements ClusterCommand {}

    record Label(Map<String, String> labels) implements ClusterCommand {}

    record Cordon() implements ClusterCommand {}

    record Uncordon() implements ClusterCommand {}
}
