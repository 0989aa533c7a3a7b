package dev.fleetledger.command.cluster;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What can be asked of a cluster. */
public sealed interface ClusterCommand {

    record Register(String cluster, @Nullable String displayName, Map<String, String> labels) implements ClusterCommand {}

    /** @param credential the id of the new one */
    record Join(String credential) implements ClusterCommand {}

    /**
     * @param credential  the id of the new one
     * @param formerUntil until when those before it hold; absent: they end at once
     */
    record Rotate(String credential, @Nullable Instant formerUntil) implements ClusterCommand {}

    /** The end of one has come. */
    record Retire(String credential) implements ClusterCommand {}

    record Label(Map<String, String> labels) implements ClusterCommand {}

    record Cordon() implements ClusterCommand {}

    record Uncordon() implements ClusterCommand {}
}
