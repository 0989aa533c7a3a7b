package dev.fleetledger.simulation.validation;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Rejects new finalizers on an object that is being deleted. */
final class FinalizerRules {
    private FinalizerRules() {
    }

    static List<Cause> of(ObjectNode live, ObjectNode next) {
        List<JsonNode> existing = Json.items(live, "metadata", "finalizers");
        List<JsonNode> added = Json.items(next, "metadata", "finalizers").stream().filter(name -> !existing.contains(name)).toList();
        if (!Meta.isDeleting(live) || added.isEmpty()) {
            return List.of();
        }
        String names = added.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
        Cause cause = Causes.forbidden("metadata.finalizers",
                "no new finalizers can be added if the object is being deleted, found new finalizers []string{" + names + "}");
        return List.of(cause, cause);
    }
}
