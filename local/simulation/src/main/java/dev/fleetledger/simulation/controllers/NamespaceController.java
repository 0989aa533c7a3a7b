package dev.fleetledger.simulation.controllers;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.DeleteOptions;

/** Creates the default service account of each namespace; deletes the content of a deleted namespace, then the namespace. */
public final class NamespaceController {
    private final ControllerContext controllerContext;

    public NamespaceController(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void reconcile() {
        for (ObjectNode namespace : controllerContext.all(Kinds.NAMESPACES)) {
            if (!Meta.isDeleting(namespace)) {
                ensureServiceAccount(Meta.name(namespace));
            } else if (deleteContent(Meta.name(namespace)) && Json.items(namespace, "metadata", "finalizers").isEmpty()) {
                controllerContext.store().remove(Kinds.NAMESPACES, namespace);
            }
        }
    }

    private void ensureServiceAccount(String namespace) {
        if (controllerContext.find(Kinds.SERVICE_ACCOUNTS, namespace, "default").isEmpty()) {
            ObjectNode account = Json.object().put("kind", "ServiceAccount").put("apiVersion", "v1");
            Meta.of(account).put("name", "default").put("namespace", namespace);
            controllerContext.create(Kinds.SERVICE_ACCOUNTS, account);
        }
    }

    private boolean deleteContent(String namespace) {
        for (Kind kind : Kinds.ALL_KINDS) {
            if (kind.namespaced()) {
                controllerContext.store().list(kind, namespace).stream().filter(object -> !Meta.isDeleting(object))
                        .forEach(object -> controllerContext.delete(kind, object, DeleteOptions.GRACEFULLY));
            }
        }
        return Kinds.ALL_KINDS.stream().filter(Kind::namespaced)
                .allMatch(kind -> controllerContext.store().list(kind, namespace).isEmpty());
    }
}
