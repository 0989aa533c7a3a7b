package dev.fleetledger.query.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whose a draft is and where it leads: what decides who sees it.
 *
 * @param namespace    absent until the draft names one
 * @param everywhere   whether its placement selects clusters by other means than their names
 * @param clusters     that its placement names
 * @param excluded     that its placement excludes
 * @param fixedCluster in which it was opened
 */
public record DraftPlace(String owner, @Nullable String namespace, boolean everywhere, Set<String> clusters, Set<String> excluded,
        @Nullable String fixedCluster) {

    boolean namesNoCluster() {
        return !everywhere && clusters.isEmpty();
    }

    /** Whether one of these clusters is a target. */
    boolean leadsInto(Set<String> some) {
        return some.stream().anyMatch(clusters::contains)
                || namesNoCluster() && fixedCluster != null && some.contains(fixedCluster)
                || everywhere && !excluded.containsAll(some);
    }
}
