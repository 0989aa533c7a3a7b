package dev.fleetledger.agent.question.inventory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.judgement.nodes.Node;

/** Facts of a node: what decides whether it gets a DaemonSet's pods, and its version. */
final class NodeFacts {

    private NodeFacts() {}

    static void write(JsonNode object, ObjectNode facts) {
        Node node = Node.of(object);
        facts.put("ready", node.ready());
        facts.put("cordoned", object.path("spec").path("unschedulable").asBoolean(false));
        facts.set("version", object.path("status").path("nodeInfo").path("kubeletVersion"));
        facts.set("labels", object.path("metadata").path("labels"));
        ArrayNode taints = facts.putArray("taints");
        node.taints().forEach(taint -> taints.addObject().put("key", taint.key()).put("value", taint.value())
                .put("effect", taint.effect()));
    }
}
