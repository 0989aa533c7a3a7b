package dev.fleetledger.manifest.placement;

import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Filters names of clusters that a reader may not see out of a placement. Command side and query side share this filter, so that neither
 * reveals what the other hides.
 */
public final class PlacementFilter {
    private static final List<String> NAMING = List.of("clusters", "exclude");

    private PlacementFilter() {
    }

    /** Returns a filtered copy and leaves the placement unchanged. */
    public static JsonNode filter(JsonNode placement, Predicate<String> seen) {
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
