package dev.fleetledger.judgement.access;

import org.jspecify.annotations.Nullable;

/** One role in one scope. */
public record Grant(Role role, Scope scope) {

    boolean countsIn(ScopedCluster scopedCluster) {
        return role.ofFleet() || scope.covers(scopedCluster);
    }

    /** @param namespace if null, checks whether the grant applies in any namespace */
    boolean countsIn(@Nullable String asked) {
        return !role.ofNamespace() || asked == null || asked.equals(scope.namespace());
    }
}
