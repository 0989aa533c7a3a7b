package dev.fleetledger.simulation.defaults;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/** Defaults of a volume. */
final class VolumeDefaults {
    /** 0644 in decimal, because JSON has no octal numbers. */
    private static final int FILE_MODE = 420;
    private static final int TOKEN_SECONDS = 3600;

    private VolumeDefaults() {
    }

    static void fill(ObjectNode volume) {
        if (volume.size() == 1) {
            volume.putObject("emptyDir");
        }
        if (volume.get("hostPath") instanceof ObjectNode path && !path.has("type")) {
            path.put("type", "");
        }
        for (String source : List.of("configMap", "secret", "projected", "downwardAPI")) {
            if (volume.get(source) instanceof ObjectNode files) {
                Defaults.fill(files, "defaultMode", FILE_MODE);
            }
        }
        if (volume.get("iscsi") instanceof ObjectNode target) {
            Defaults.fill(target, "iscsiInterface", "default");
        }
        Json.items(volume, "downwardAPI", "items").forEach(ContainerDefaults::reference);
        Json.items(volume, "projected", "sources").forEach(VolumeDefaults::projected);
    }

    private static void projected(JsonNode source) {
        if (source.get("serviceAccountToken") instanceof ObjectNode token) {
            Defaults.fill(token, "expirationSeconds", TOKEN_SECONDS);
        }
        Json.items(source, "downwardAPI", "items").forEach(ContainerDefaults::reference);
    }
}
