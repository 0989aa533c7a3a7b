package dev.fleetledger.command.rollout.launch;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.placement.Cluster;

/** Clusters in which a specification would newly create its namespace, which requires a separate right. */
public final class NewNamespaces {

    private NewNamespaces() {}

    /**
     * @param before  the previous specification, if any
     * @param already clusters where the previous specification is placed
     */
    public static List<Cluster> in(JsonNode specification, Collection<Cluster> clusters, @Nullable JsonNode before, Collection<String> already) {
        if (!creates(specification)) {
            return List.of();
        }
        boolean did = before != null && creates(before);
        return clusters.stream().filter(cluster -> !did || !already.contains(cluster.name())).toList();
    }

    private static boolean creates(JsonNode specification) {
        return specification.path("basics").path("createNamespace").booleanValue(false);
    }
}
