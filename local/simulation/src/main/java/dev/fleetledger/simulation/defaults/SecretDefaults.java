package dev.fleetledger.simulation.defaults;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/** Moves a Secret's {@code stringData} into {@code data}, base64-encoded. */
final class SecretDefaults {
    private SecretDefaults() {
    }

    static void fill(ObjectNode secret) {
        Defaults.fill(secret, "type", "Opaque");
        Json.at(secret, "stringData").properties().forEach(entry -> Json.child(secret, "data").put(entry.getKey(),
                Base64.getEncoder().encodeToString(entry.getValue().asString().getBytes(StandardCharsets.UTF_8))));
        secret.remove("stringData");
    }
}
