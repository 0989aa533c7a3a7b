package dev.fleetledger.manifest;

import tools.jackson.databind.JsonNode;

/** Containers that run first, and go on beside the others. */
final class Sidecars {
    /** Where they stand in a DaemonSet, among those that end. */
    static final String PLACE = "/spec/template/spec/initContainers";

    private Sidecars() {
    }

    static boolean is(JsonNode initContainer) {
        return Json.text(initContainer, "restartPolicy").equals("Always");
    }
}
