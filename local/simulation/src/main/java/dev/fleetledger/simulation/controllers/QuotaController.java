package dev.fleetledger.simulation.controllers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/**
 * Writes the status of each quota: its limits, and the number of pods for resources that end in {@code pods}. Admission enforces no other
 * resource, so the others are reported as 0.
 */
public final class QuotaController {
    private final ControllerContext controllerContext;

    public QuotaController(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void reconcile() {
        for (ObjectNode quota : controllerContext.all(Kinds.QUOTAS)) {
            ObjectNode status = status(quota);
            if (!status.equals(quota.path("status"))) {
                controllerContext.changeStatus(Kinds.QUOTAS, quota, "kube-controller-manager", changed -> changed.set("status", status)
                        .asObject());
            }
        }
    }

    private ObjectNode status(ObjectNode quota) {
        int pods = controllerContext.store().list(Kinds.PODS, Meta.namespace(quota)).size();
        JsonNode hard = Json.at(quota, "spec", "hard");
        ObjectNode status = Json.object();
        status.set("hard", hard.isObject() ? hard.deepCopy() : Json.object());
        ObjectNode used = status.putObject("used");
        hard.propertyNames().forEach(resource -> used.put(resource, resource.endsWith("pods") ? Integer.toString(pods) : "0"));
        return status;
    }
}
