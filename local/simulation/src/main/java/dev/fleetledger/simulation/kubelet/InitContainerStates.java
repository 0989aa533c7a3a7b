package dev.fleetledger.simulation.kubelet;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Init containers complete at once or fail; while one fails, the other containers wait. */
final class InitContainerStates {
    private InitContainerStates() {
    }

    static boolean isBlocked(ObjectNode pod) {
        return Json.items(pod, "spec", "initContainers").stream()
                .anyMatch(container -> Behaviour.of(Json.text(container, "image")) != Behaviour.RUNS);
    }

    static ObjectNode of(JsonNode container, ObjectNode pod, int stage, Instant now) {
        boolean isSidecar = Json.text(container, "restartPolicy").equals("Always");
        if (isSidecar || Behaviour.of(Json.text(container, "image")) != Behaviour.RUNS) {
            return ContainerStates.of(container, pod, stage, now);
        }
        ObjectNode status = Json.object().put("name", Json.text(container, "name"));
        Json.child(status, "state", "terminated").put("exitCode", 0).put("reason", "Completed").put("startedAt", Meta.time(now))
                .put("finishedAt", Meta.time(now));
        status.putObject("lastState");
        return status.put("ready", true).put("restartCount", 0).put("started", false)
                .put("image", Json.text(container, "image")).put("imageID", "sha256:simulated");
    }

    static ObjectNode waiting(JsonNode container) {
        ObjectNode status = Json.object().put("name", Json.text(container, "name"));
        Json.child(status, "state", "waiting").put("reason", "PodInitializing");
        status.putObject("lastState");
        return status.put("ready", false).put("restartCount", 0).put("started", false)
                .put("image", Json.text(container, "image")).put("imageID", "");
    }
}
