package dev.fleetledger.simulation.controllers;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.DeleteOptions;

/** Creates the default service account of each namespace; deletes the content of a deleted namespace, then the namespace. */
final class Namespaces {
    private final World world;

    Namespaces(World world) {
        this.world = world;
    }

    void step() {
        for (ObjectNode namespace : world.all(Kinds.NAMESPACES)) {
            if (!Meta.isDeleting(namespace)) {
                account(Meta.name(namespace));
            } else if (isEmptied(Meta.name(namespace)) && Json.items(namespace, "metadata", "finalizers").isEmpty()) {
                world.store().remove(Kinds.NAMESPACES, namespace);
            }
        }
    }

    private void account(String namespace) {
        if (world.find(Kinds.SERVICE_ACCOUNTS, namespace, "default").isEmpty()) {
            ObjectNode account = Json.object().put("kind", "ServiceAccount").put("apiVersion", "v1");
            Meta.of(account).put("name", "default").put("namespace", namespace);
            world.create(Kinds.SERVICE_ACCOUNTS, account);
        }
    }

    private boolean isEmptied(String namespace) {
        for (Kind kind : Kinds.ALL_KINDS) {
            if (kind.namespaced()) {
                world.store().list(kind, namespace).stream().filter(object -> !Meta.isDeleting(object))
                        .forEach(object -> world.delete(kind, object, DeleteOptions.GRACEFULLY));
            }
        }
        return Kinds.ALL_KINDS.stream().filter(Kind::namespaced).allMatch(kind -> world.store().list(kind, namespace).isEmpty());
    }
}
