package dev.fleetledger.judgement.access;

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

    public boolean isEmpty() {
        return !everywhere && clusters.isEmpty() && byNamespace.isEmpty();
    }
}
