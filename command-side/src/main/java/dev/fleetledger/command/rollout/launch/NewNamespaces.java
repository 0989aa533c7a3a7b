package dev.fleetledger.command.rollout.launch;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.placement.Cluster;

/** Where a specification would create its namespace: that is a right of its own. Where it did already, nothing is created. */
public final class NewNamespaces {

    private NewNamespaces() {}

    /**
     * @param before  the specification until now, if there is one
     * @param already where that one is placed
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
