package dev.fleetledger.manifest.kept;

import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A rule about parts of a Kubernetes object together, named as the sentence that is true when it is broken.
 *
 * @param broken pointers into the object
 */
public record RenderedRule(String name, String message, String remedy, Function<JsonNode, Stream<String>> broken) {
}
