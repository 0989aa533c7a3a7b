package dev.fleetledger.simulation.patch;

import java.util.EnumSet;
import java.util.function.UnaryOperator;

import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.schema.Schema;

/** Selects the patch implementation by content type. */
public final class Patch {
    private static final EnumSet<CompatibilityFlags> STRICT = EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private Patch() {
    }

    public static UnaryOperator<ObjectNode> of(String contentType, JsonNode patch, Kind kind) {
        return switch (contentType) {
            case "application/json-patch+json" -> target -> applyJsonPatch(target, patch);
            case "application/merge-patch+json" -> target -> (ObjectNode) MergePatch.apply(target, patch);
            case "application/strategic-merge-patch+json" ->
                    target -> (ObjectNode) StrategicMergePatch.apply(target, patch, Schema.of(kind));
            case String other -> throw ApiStatusException.of(415, "UnsupportedMediaType", "415: Unsupported Media Type");
        };
    }

    private static ObjectNode applyJsonPatch(ObjectNode target, JsonNode patch) {
        try {
            return (ObjectNode) JsonPatch.apply(patch, target, STRICT);
        } catch (JsonPatchException | IndexOutOfBoundsException e) {
            throw ApiErrors.patchNotApplicable();
        }
    }
}
