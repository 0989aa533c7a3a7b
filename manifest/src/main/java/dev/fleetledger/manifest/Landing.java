package dev.fleetledger.manifest;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a field's value stands in a Kubernetes object, and how it is written there; null leaves it out. */
record Landing(Path path, Function<JsonNode, @Nullable JsonNode> as) {
    Landing under(Path prefix) {
        return new Landing(Path.of(prefix + path.toString()), as);
    }
}
