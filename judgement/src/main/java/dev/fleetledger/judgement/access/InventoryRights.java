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

    private final String apiName;
    private final boolean namespaced;

    InventoryRights(String apiName, boolean namespaced) {
        this.apiName = apiName;
        this.namespaced = namespaced;
    }

    /** Returns the kind's name in the API. */
    @JsonValue
    public String apiName() {
        return apiName;
    }

    /** Whether objects of this kind are in namespaces. A question without a namespace then covers all namespaces. */
    public boolean namespaced() {
        return namespaced;
    }

    public static Optional<InventoryRights> of(String apiName) {
        for (InventoryRights kind : values()) {
            if (kind.apiName.equals(apiName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * Any role may list cluster-scoped objects and the objects of its namespace. Listing all namespaces at once needs a right on the whole
     * cluster. Names of Secrets need the right to change workloads in the namespace, because a workload there may refer to them.
     */
    public boolean isAllowedTo(Rights rights, ScopedCluster scopedCluster, @Nullable String namespace) {
        if (namespaced && namespace == null) {
            return rights.may(Action.MANAGE_CLUSTER, scopedCluster, null) || this != SECRETS && rights.mayInFleet(Action.READ_LEDGER);
        }
        return rights.may(this == SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER, scopedCluster, namespaced ? namespace : null);
    }

    /** Returns the least role that grants access. */
    public Role leastRole(@Nullable String namespace) {
        if (namespaced && namespace == null) {
            return Action.MANAGE_CLUSTER.leastRole();
        }
        return (this == SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER).leastRole();
    }
}
