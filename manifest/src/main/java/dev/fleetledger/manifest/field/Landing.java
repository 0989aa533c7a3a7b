package dev.fleetledger.manifest.field;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Path;

/**
 * Where a field's value stands in a Kubernetes object.
 *
 * @param as how it is written there; null leaves it out
 * @param back how it is read from there; null leaves it there; no function where it is read in another way
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
