package dev.fleetledger.agent;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What one agent must be told.
 *
 * @param kafka      properties of the Kafka clients, the brokers among them
 * @param reportKey  this cluster's own key; never printed
 * @param credential the key's id
 * @param healthHost where the kubelet asks; absent: this machine only
 * @param healthPort 0: none
 * @param kubeconfig absent in a pod
 * @param installation the hub that the cluster was given to; absent: the first one that speaks
 */
public record Settings(String cluster, Map<String, String> kafka, byte[] reportKey, String credential, @Nullable String healthHost,
        int healthPort, @Nullable Path kubeconfig, @Nullable UUID installation, Pace pace) {

    /** Health for this machine only. */
    public Settings(String cluster, Map<String, String> kafka, byte[] reportKey, String credential, int healthPort,
            @Nullable Path kubeconfig, @Nullable UUID installation, Pace pace) {
        this(cluster, kafka, reportKey, credential, null, healthPort, kubeconfig, installation, pace);
    }

    @Override
    public String toString() {
        return "agent of " + cluster + ", credential " + credential;
    }
}
