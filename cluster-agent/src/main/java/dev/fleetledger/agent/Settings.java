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
 * @param healthPort on loopback; 0: none
 * @param kubeconfig absent in a pod
 * @param installation the hub that the cluster was given to; absent: the first one that speaks
 */
public record Settings(String cluster, Map<String, String> kafka, byte[] reportKey, String credential, int healthPort,
        @Nullable Path kubeconfig, @Nullable UUID installation, Pace pace) {

    @Override
    public String toString() {
        return "agent of " + cluster + ", credential " + credential;
    }
}
