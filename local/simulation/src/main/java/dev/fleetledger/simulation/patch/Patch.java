package dev.fleetledger.simulation.patch;

import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.schema.Schema;

/** Selects the patch implementation by content type. */
public final class Patch {
    private Patch() {
    }

    public static UnaryOperator<ObjectNode> of(String contentType, JsonNode patch, Kind kind) {
        return switch (contentType) {
            case "application/json-patch+json" -> target -> JsonPatch.apply(target, patch);
            case "application/merge-patch+json" -> target -> (ObjectNode) MergePatch.apply(target, patch);
            case "application/strategic-merge-patch+json" ->
                    target -> (ObjectNode) StrategicMergePatch.apply(target, patch, Schema.of(kind));
            case String other -> throw ApiStatusException.of(415, "UnsupportedMediaType", "415: Unsupported Media Type");
        };
    }
}
