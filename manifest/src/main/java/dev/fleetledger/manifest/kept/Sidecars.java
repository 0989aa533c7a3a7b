package dev.fleetledger.manifest.kept;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/** Sidecars: init containers that keep running beside the containers. */
public final class Sidecars {
    /** Path of a DaemonSet's init containers, which include the sidecars. */
    public static final String PATH = "/spec/template/spec/initContainers";

    private Sidecars() {
    }

    public static boolean isSidecar(JsonNode initContainer) {
        return Json.text(initContainer, "restartPolicy").equals("Always");
    }
}
