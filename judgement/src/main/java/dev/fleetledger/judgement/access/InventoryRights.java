package dev.fleetledger.judgement.access;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Kinds of objects whose names a cluster's inventory contains, and who may read them. */
public enum InventoryRights {
    NAMESPACES("namespaces", false),
    NODES("nodes", false),
    DAEMONSETS("daemonsets", true),
    CONFIGMAPS("configmaps", true),
    SECRETS("secrets", true),
    CLAIMS("claims", true),
    SERVICEACCOUNTS("serviceaccounts", true),
    PRIORITYCLASSES("priorityclasses", false),
    RUNTIMECLASSES("runtimeclasses", false),
    QUOTAS("quotas", true);

    private final String word;
    private final boolean namespaced;

    InventoryRights(String word, boolean namespaced) {
        this.word = word;
        this.namespaced = namespaced;
    }

    /** Returns the kind's name in the API. */
    @JsonValue
    public String word() {
        return word;
    }

    /** Whether objects of this kind are in namespaces. A question without a namespace then covers all namespaces. */
    public boolean namespaced() {
        return namespaced;
    }

    public static Optional<InventoryRights> of(String word) {
        for (InventoryRights kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * Any role may list cluster-scoped objects and the objects of its namespace. Listing all namespaces at once needs a right on the whole
     * cluster. Names of Secrets need the right to change workloads in the namespace, because a workload there may refer to them.
     */
    public boolean allowedTo(Rights rights, ScopedCluster scopedCluster, @Nullable String namespace) {
        if (namespaced && namespace == null) {
            return rights.may(Action.MANAGE_CLUSTER, scopedCluster, null) || this != SECRETS && rights.mayInFleet(Action.READ_LEDGER);
        }
        return rights.may(this == SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER, scopedCluster, namespaced ? namespace : null);
    }

    /** Returns the least role that grants access. */
    public Role leastRole(@Nullable String namespace) {
        if (namespaced && namespace == null) {
            return Action.MANAGE_CLUSTER.least();
        }
        return (this == SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER).least();
    }
}
