package dev.fleetledger.command.rollout.plan;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.placement.PlacementCluster;

/** Clusters in which a specification would newly create its namespace, which requires a separate right. */
public final class NewNamespaces {

    private NewNamespaces() {}

    /**
     * @param previousSpecification the previous specification, if any
     * @param placedClusters        clusters where the previous specification is placed
     */
    public static List<PlacementCluster> findClusters(JsonNode specification, Collection<PlacementCluster> clusters,
            @Nullable JsonNode previousSpecification, Collection<String> placedClusters) {
        if (!createsNamespace(specification)) {
            return List.of();
        }
        boolean createdBefore = previousSpecification != null && createsNamespace(previousSpecification);
        return clusters.stream().filter(placementCluster -> !createdBefore || !placedClusters.contains(placementCluster.name())).toList();
    }

    private static boolean createsNamespace(JsonNode specification) {
        return specification.path("basics").path("createNamespace").booleanValue(false);
    }
}
