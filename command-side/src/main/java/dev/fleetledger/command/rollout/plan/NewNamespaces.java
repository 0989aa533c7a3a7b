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
    public static List<PlacementCluster> in(JsonNode specification, Collection<PlacementCluster> clusters, @Nullable JsonNode before, Collection<String> already) {
        if (!creates(specification)) {
            return List.of();
        }
        boolean did = before != null && creates(before);
        return clusters.stream().filter(placementCluster -> !did || !already.contains(placementCluster.name())).toList();
    }

    private static boolean creates(JsonNode specification) {
        return specification.path("basics").path("createNamespace").booleanValue(false);
    }
}
