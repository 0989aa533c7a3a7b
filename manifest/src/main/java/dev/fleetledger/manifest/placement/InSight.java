package dev.fleetledger.manifest.placement;

import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A placement without the names of clusters that somebody may not see. Both sides cut by it, so that neither tells what the other hides. */
public final class InSight {
    private static final List<String> NAMING = List.of("clusters", "exclude");

    private InSight() {
    }

    /** The placement itself stays as it is. */
    public static JsonNode of(JsonNode placement, Predicate<String> seen) {
        JsonNode cut = placement.deepCopy();
        NAMING.forEach(list -> drop(cut.path(list), seen));
        cut.path("overrides").forEach(override -> drop(override.path("clusters").path("names"), seen));
        cut.path("rollout").path("waves").forEach(wave -> drop(wave.path("clusters").path("names"), seen));
        return cut;
    }

    private static void drop(JsonNode names, Predicate<String> seen) {
        if (names instanceof ArrayNode list) {
            list.removeIf(name -> !seen.test(name.stringValue("")));
        }
    }
}
