package dev.fleetledger.manifest.kept;

import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A rule about several parts of a Kubernetes object. Its name is the sentence that is true if the rule is violated.
 *
 * @param findViolations pointers into the object
 */
public record RenderedRule(String name, String message, String remedy, Function<JsonNode, Stream<String>> findViolations) {
}
