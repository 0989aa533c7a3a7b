package dev.fleetledger.judgement.access;

import org.jspecify.annotations.Nullable;

/** One role in one scope. */
public record Grant(Role role, Scope scope) {

    boolean appliesIn(ScopedCluster scopedCluster) {
        return role.isFleetWide() || scope.covers(scopedCluster);
    }

    /** @param namespace if null, checks whether the grant applies in any namespace */
    boolean appliesIn(@Nullable String namespace) {
        return !role.isNamespaceRole() || namespace == null || namespace.equals(scope.namespace());
    }
}
