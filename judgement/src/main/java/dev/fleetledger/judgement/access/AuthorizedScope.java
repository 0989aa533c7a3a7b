package dev.fleetledger.judgement.access;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * All clusters and namespaces in which a person may execute one action. Lists, counts and the audit are filtered with it, so that they
 * agree with the check of a single item.
 *
 * @param everywhere  no filter applies
 * @param clusters    clusters in which all namespaces are covered
 * @param byNamespace further clusters, by the namespace that is covered there
 */
public record AuthorizedScope(boolean everywhere, Set<String> clusters, Map<String, Set<String>> byNamespace) {

    public boolean covers(String cluster, String namespace) {
        return everywhere || clusters.contains(cluster) || byNamespace.getOrDefault(namespace, Set.of()).contains(cluster);
    }

    /** Whether some namespace of some cluster is in both. */
    public boolean overlaps(AuthorizedScope other) {
        if (everywhere || other.everywhere) {
            return !isEmpty() && !other.isEmpty();
        }
        return clusters.stream().anyMatch(other::touches) || other.clusters.stream().anyMatch(this::touches)
                || byNamespace.entrySet().stream().anyMatch(entry -> !Collections.disjoint(entry.getValue(),
                        other.byNamespace.getOrDefault(entry.getKey(), Set.of())));
    }

    private boolean touches(String cluster) {
        return clusters.contains(cluster) || byNamespace.values().stream().anyMatch(names -> names.contains(cluster));
    }

    public boolean isEmpty() {
        return !everywhere && clusters.isEmpty() && byNamespace.isEmpty();
    }
}
