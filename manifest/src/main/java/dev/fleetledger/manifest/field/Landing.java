package dev.fleetledger.manifest.field;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Path;

/**
 * Mapping of a form field to a Kubernetes field.
 *
 * @param as converts the value to the Kubernetes object; a null result omits the field
 * @param back converts the value from the Kubernetes object; a null result leaves it there; null if the field is read in another way
 */
public record Landing(Path path, Function<JsonNode, @Nullable JsonNode> as, @Nullable Function<JsonNode, @Nullable JsonNode> back) {
    static Landing of(Path path, Function<JsonNode, @Nullable JsonNode> as) {
        return new Landing(path, as, node -> node);
    }

    Landing under(Path prefix) {
        return new Landing(Path.of(prefix + path.toString()), as, back);
    }

    Landing reading(@Nullable Function<JsonNode, @Nullable JsonNode> other) {
        return new Landing(path, as, other);
    }
}
