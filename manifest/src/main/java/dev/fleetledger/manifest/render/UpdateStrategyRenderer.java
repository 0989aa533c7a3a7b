package dev.fleetledger.manifest.render;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;

/** Renders the update strategy. Both numbers are always written, because the server's defaults differ. */
final class UpdateStrategyRenderer {
    private UpdateStrategyRenderer() {
    }

    static void render(ObjectNode daemonSet, JsonNode upgrade) {
        ObjectNode strategy = daemonSet.withObject("/spec/updateStrategy");
        switch (Json.text(upgrade, "method")) {
            case "OnDelete" -> strategy.put("type", "OnDelete");
            case "Replace" -> rolling(strategy, Json.text("100%"), Json.integer(0));
            default -> rolling(strategy, upgrade.path("maxUnavailable"), upgrade.path("maxSurge"));
        }
    }

    private static void rolling(ObjectNode strategy, JsonNode unavailable, JsonNode surge) {
        strategy.put("type", "RollingUpdate");
        strategy.putObject("rollingUpdate").setAll(Json.object().setAll(java.util.Map.of("maxUnavailable", unavailable, "maxSurge",
                surge)));
    }
}
