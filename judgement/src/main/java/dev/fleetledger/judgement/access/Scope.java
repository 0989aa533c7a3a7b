package dev.fleetledger.judgement.access;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.access.GrantEvent;

/**
 * Where a grant counts: in all clusters, in the named clusters and in those that carry all given labels. The namespace restricts NS roles.
 */
public record Scope(boolean all, Set<String> clusters, Map<String, String> matchLabels, @Nullable String namespace) {

    public static Scope fleet() {
        return new Scope(true, Set.of(), Map.of(), null);
    }

    /** Returns the scope that an event carries. */
    public static Scope of(GrantEvent.Scope scope) {
        return new Scope(scope.all(), scope.clusters() == null ? Set.of() : Set.copyOf(scope.clusters()),
                scope.matchLabels() == null ? Map.of() : scope.matchLabels(), scope.namespace());
    }

    boolean covers(ScopedCluster scopedCluster) {
        return all || clusters.contains(scopedCluster.cluster())
                || !matchLabels.isEmpty() && scopedCluster.labels().entrySet().containsAll(matchLabels.entrySet());
    }
}
