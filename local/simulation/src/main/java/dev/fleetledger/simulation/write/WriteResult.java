package dev.fleetledger.simulation.write;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/** The result of a write. */
public record WriteResult(ObjectNode object, boolean created, List<String> warnings) {
}
