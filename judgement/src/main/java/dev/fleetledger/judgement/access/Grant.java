package dev.fleetledger.judgement.access;

import org.jspecify.annotations.Nullable;

/** One role in one scope. */
public record Grant(Role role, Scope scope) {

    boolean countsIn(Place place) {
        return role.ofFleet() || scope.covers(place);
    }

    /** @param asked no namespace asks whether it counts in any */
    boolean countsIn(@Nullable String asked) {
        return !role.ofNamespace() || asked == null || asked.equals(scope.namespace());
    }
}
