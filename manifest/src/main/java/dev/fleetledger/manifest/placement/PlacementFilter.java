package dev.fleetledger.manifest.placement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Filters names of clusters that a reader may not see out of a placement. Command side and query side share this filter, so that neither
 * reveals what the other hides.
 */
public final class PlacementFilter {
    private static final List<String> NAME_LISTS = List.of("clusters", "exclude");

    private PlacementFilter() {
    }

    /** Returns a filtered copy and leaves the placement unchanged. */
    public static JsonNode filter(JsonNode placement, Predicate<String> visible) {
        JsonNode filtered = placement.deepCopy();
        NAME_LISTS.forEach(list -> removeHidden(filtered.path(list), visible));
        filtered.path("overrides").forEach(override -> removeHidden(override.path("clusters").path("names"), visible));
        filtered.path("rollout").path("waves").forEach(wave -> removeHidden(wave.path("clusters").path("names"), visible));
        return filtered;
    }

    /** Returns the names of all clusters that the placement names, wherever in it. */
    public static Set<String> names(JsonNode placement) {
        Set<String> names = new TreeSet<>();
        filter(placement, name -> {
            names.add(name);
            return true;
        });
        return names;
    }

    private static void removeHidden(JsonNode names, Predicate<String> visible) {
        if (names instanceof ArrayNode list) {
            list.removeIf(name -> !visible.test(name.stringValue("")));
        }
    }
}
