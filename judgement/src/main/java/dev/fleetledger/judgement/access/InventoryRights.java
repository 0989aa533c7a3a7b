package dev.fleetledger.judgement.access;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.question.InventoryKind;

/**
 * Who may list the objects of an inventory kind. Any role may list cluster-scoped objects and the objects of its namespace. Listing all
 * namespaces at once needs a right on the whole cluster. Names of Secrets need the right to change workloads in the namespace, because a
 * workload there may refer to them. Of the namespaces themselves only those are shown in which the reader has a role.
 */
public final class InventoryRights {

    private InventoryRights() {}

    /** @param namespace absent: all namespaces */
    public static boolean mayList(Rights rights, InventoryKind kind, ScopedCluster scopedCluster, @Nullable String namespace) {
        if (coversAllNamespaces(kind, namespace)) {
            return rights.may(Action.MANAGE_CLUSTER, scopedCluster, null)
                    || kind != InventoryKind.SECRETS && rights.mayInFleet(Action.READ_LEDGER);
        }
        return rights.may(requiredAction(kind), scopedCluster, kind.namespaced() ? namespace : null);
    }

    /** Whether a list of the kind shows this object: a namespace only to those who may read workloads in it. */
    public static boolean mayReadItem(Rights rights, InventoryKind kind, ScopedCluster scopedCluster, String name) {
        return kind != InventoryKind.NAMESPACES || rights.may(Action.READ_WORKLOAD, scopedCluster, name);
    }

    /** Returns the least role that grants access. */
    public static Role leastRole(InventoryKind kind, @Nullable String namespace) {
        return (coversAllNamespaces(kind, namespace) ? Action.MANAGE_CLUSTER : requiredAction(kind)).leastRole();
    }

    private static boolean coversAllNamespaces(InventoryKind kind, @Nullable String namespace) {
        return kind.namespaced() && namespace == null;
    }

    private static Action requiredAction(InventoryKind kind) {
        return kind == InventoryKind.SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER;
    }
}
