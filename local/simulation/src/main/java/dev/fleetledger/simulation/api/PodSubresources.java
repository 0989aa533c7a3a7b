package dev.fleetledger.simulation.api;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.DeleteOptions;

/** The subresources of pods that kubectl uses. */
final class PodSubresources {
    private PodSubresources() {
    }

    static ApiResponse handle(ServedCluster cluster, Request request, Route route) {
        if (route.kind() != Kinds.PODS) {
            throw ApiErrors.noSuchPath();
        }
        cluster.store().find(route.kind(), route.namespace(), route.name())
                .orElseThrow(() -> ApiErrors.notFound(route.kind(), route.name()));
        return switch (route.subresource()) {
            case "log" -> ApiResponse.text(200, "a simulated container writes nothing\n");
            case "eviction" -> {
                cluster.deletion().delete(route.kind(), route.namespace(), route.name(), DeleteOptions.GRACEFULLY);
                yield ApiResponse.json(201, Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success")
                        .put("code", 201));
            }
            case String other -> throw ApiErrors.noSuchPath();
        };
    }
}
