package dev.fleetledger.simulation.write;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/** What a write led to. */
public record Outcome(ObjectNode object, boolean created, List<String> warnings) {
}
