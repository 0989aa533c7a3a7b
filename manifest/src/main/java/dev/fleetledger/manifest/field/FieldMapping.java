package dev.fleetledger.manifest.field;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.PointerPattern;

/**
 * Mapping of a form field to a Kubernetes field.
 *
 * @param toObject converts the value to the Kubernetes object; a null result omits the field
 * @param fromObject converts the value from the Kubernetes object; a null result leaves it there; null if the field is read in another way
 */
public record FieldMapping(PointerPattern path, Function<JsonNode, @Nullable JsonNode> toObject,
        @Nullable Function<JsonNode, @Nullable JsonNode> fromObject) {
    static FieldMapping of(PointerPattern pointerPattern, Function<JsonNode, @Nullable JsonNode> toObject) {
        return new FieldMapping(pointerPattern, toObject, node -> node);
    }

    FieldMapping under(PointerPattern prefix) {
        return new FieldMapping(PointerPattern.of(prefix + path.toString()), toObject, fromObject);
    }

    FieldMapping withFromObject(@Nullable Function<JsonNode, @Nullable JsonNode> newFromObject) {
        return new FieldMapping(path, toObject, newFromObject);
    }
}
