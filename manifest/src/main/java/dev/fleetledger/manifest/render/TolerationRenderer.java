package dev.fleetledger.manifest.render;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders the toleration time: how long a pod stays on a node that is not ready or unreachable. */
final class TolerationRenderer {
    private static final List<String> TAINTS = List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private TolerationRenderer() {
    }

    static void render(ObjectNode pod, JsonNode scheduling) {
        if (scheduling.has("tolerationSeconds")) {
            TAINTS.forEach(taint -> pod.withArray("/tolerations").addObject().put("key", taint).put("operator", "Exists")
                .put("effect", "NoExecute").set("tolerationSeconds", scheduling.path("tolerationSeconds")));
        }
    }
}
