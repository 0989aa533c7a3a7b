package dev.fleetledger.manifest.kept;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/** Containers that run first, and go on beside the others. */
public final class Sidecars {
    /** Where they stand in a DaemonSet, among those that end. */
    public static final String PLACE = "/spec/template/spec/initContainers";

    private Sidecars() {
    }

    public static boolean is(JsonNode initContainer) {
        return Json.text(initContainer, "restartPolicy").equals("Always");
    }
}
