package dev.fleetledger.agent;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Settings of one agent.
 *
 * @param kafka      properties of the Kafka clients, including the brokers
 * @param reportKey  this cluster's own key; never printed
 * @param credential the key's id
 * @param healthHost address of the health endpoint for the kubelet; absent: loopback only
 * @param healthPort 0: no health endpoint
 * @param kubeconfig absent in a pod
 * @param installation the hub installation that the cluster was given to; absent: the first one that sends a record
 */
public record AgentSettings(String cluster, Map<String, String> kafka, byte[] reportKey, String credential, @Nullable String healthHost,
        int healthPort, @Nullable Path kubeconfig, @Nullable UUID installation, AgentIntervals intervals) {

    /** Binds the health endpoint to loopback only. */
    public AgentSettings(String cluster, Map<String, String> kafka, byte[] reportKey, String credential, int healthPort,
            @Nullable Path kubeconfig, @Nullable UUID installation, AgentIntervals intervals) {
        this(cluster, kafka, reportKey, credential, null, healthPort, kubeconfig, installation, intervals);
    }

    @Override
    public String toString() {
        return "agent of " + cluster + ", credential " + credential;
    }
}
