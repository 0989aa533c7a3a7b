package dev.fleetledger.simulation.controllers;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Owner references of dependents. */
final class OwnerReferences {
    private OwnerReferences() {
    }

    static ObjectNode reference(ObjectNode owner) {
        return Json.object().put("apiVersion", Json.text(owner, "apiVersion")).put("kind", Json.text(owner, "kind"))
                .put("name", Meta.name(owner)).put("uid", Meta.uid(owner)).put("controller", true).put("blockOwnerDeletion", true);
    }

    static ObjectNode addController(ObjectNode object, ObjectNode owner) {
        Json.list(Meta.of(object), "ownerReferences").add(reference(owner));
        return object;
    }

    static boolean hasController(ObjectNode object) {
        return Json.items(object, "metadata", "ownerReferences").stream().anyMatch(owner -> Json.flag(owner, "controller"));
    }
}
