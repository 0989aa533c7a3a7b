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

    /** Also takes a removal back that isn't due yet. @param now for that */
    record Uncordon(Instant now) implements ClusterCommand {}

    /**
     * @param workloads {@code delete} or {@code release}
     * @param due       until when nothing that runs there is touched
     */
    record Remove(String workloads, Instant due, Instant now) implements ClusterCommand {}

    /** Nothing of its workloads is left: the end of a removal. */
    record Leave() implements ClusterCommand {}

    /** It is given up for dead. */
    record Forget() implements ClusterCommand {}

    record Resend() implements ClusterCommand {}
}
