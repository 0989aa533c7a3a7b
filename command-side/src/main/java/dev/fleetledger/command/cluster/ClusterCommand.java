package dev.fleetledger.command.cluster;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Commands of the cluster aggregate. */
public sealed interface ClusterCommand {

    record Register(String cluster, @Nullable String displayName, Map<String, String> labels) implements ClusterCommand {}

    /** @param credential id of the new credential */
    record Join(String credential) implements ClusterCommand {}

    /**
     * @param credential  id of the new credential
     * @param formerUntil until when the earlier credentials stay valid; absent: they end immediately
     */
    record Rotate(String credential, @Nullable Instant formerUntil) implements ClusterCommand {}

    /** Ends a credential whose validity has expired. */
    record Retire(String credential) implements ClusterCommand {}

    record Label(Map<String, String> labels) implements ClusterCommand {}

    record Cordon() implements ClusterCommand {}

    /**
     * Uncordons the cluster and cancels a removal that is not yet due.
     *
     * @param now compared with the removal's due time
     */
    record Uncordon(Instant now) implements ClusterCommand {}

    /**
     * @param workloads {@code delete} or {@code release}
     * @param due       until when the running workloads are left unchanged
     */
    record Remove(String workloads, Instant due, Instant now) implements ClusterCommand {}

    /** Completes a removal once no workload is left in the cluster. */
    record Leave() implements ClusterCommand {}

    /**
     * Gives up a cluster that is lost, without waiting for its agent.
     *
     * @param lastHeard   time of the agent's last report; absent when it never reported
     * @param silentSince a cluster that was heard later is alive, and is not forgotten
     */
    record Forget(@Nullable Instant lastHeard, Instant silentSince) implements ClusterCommand {}

    record Resend() implements ClusterCommand {}
}
