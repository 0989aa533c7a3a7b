package dev.fleetledger.simulation.api;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.refusal.Refusals;
import dev.fleetledger.simulation.write.DeleteOptions;

/** The subresources of pods that kubectl uses. */
final class PodSubresources {
    private PodSubresources() {
    }

    static Answer answer(ServedCluster cluster, Request request, Route route) {
        if (route.kind() != Kinds.PODS) {
            throw Refusals.noSuchPath();
        }
        cluster.store().find(route.kind(), route.namespace(), route.name())
                .orElseThrow(() -> Refusals.notFound(route.kind(), route.name()));
        return switch (route.subresource()) {
            case "log" -> Answer.text(200, "a simulated container writes nothing\n");
            case "eviction" -> {
                cluster.removal().delete(route.kind(), route.namespace(), route.name(), DeleteOptions.GRACEFULLY);
                yield Answer.json(201, Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success")
                        .put("code", 201));
            }
            case String other -> throw Refusals.noSuchPath();
        };
    }
}
