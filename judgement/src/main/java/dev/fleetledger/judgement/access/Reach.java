package dev.fleetledger.judgement.access;

import java.util.Map;
import java.util.Set;

/**
 * Everywhere a person may do one thing, for filters: lists, counts and the audit are cut by the same measure as single answers.
 *
 * @param everywhere   no filter at all
 * @param clusters     those in which every namespace is in reach
 * @param byNamespace  further clusters, by the namespace that is in reach there
 */
public record Reach(boolean everywhere, Set<String> clusters, Map<String, Set<String>> byNamespace) {

    public boolean covers(String cluster, String namespace) {
        return everywhere || clusters.contains(cluster) || byNamespace.getOrDefault(namespace, Set.of()).contains(cluster);
    }

    public boolean isEmpty() {
        return !everywhere && clusters.isEmpty() && byNamespace.isEmpty();
    }
}
