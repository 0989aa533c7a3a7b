package dev.fleetledger.manifest;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * What became of YAML, or of a running DaemonSet.
 *
 * @param documents the steps, placement aside
 * @param kept what the form has no place for
 * @param notCarried objects that stay out, by kind and name
 * @param problems why the text can't become a draft; the rest is empty then
 * @param found names as they were found, for which the 4–63 rule is only a warning, and a surge that was found
 */
public record Imported(Documents documents, List<Kept> kept, List<String> notCarried, List<Misshape> problems, Set<String> found) {
    /** How a surge is told from a name. */
    static String found(JsonNode upgrade) {
        return "/upgrade/maxSurge=" + upgrade.path("maxSurge").asString("");
    }

    /** How a service's selector is told from a name. */
    static String foundSelector(JsonNode service) {
        return "/services/" + Json.text(service, "name") + "/selector=" + Sha256.of(Json.canonical(service.path("selector")));
    }

    static Imported refused(List<Misshape> problems) {
        return new Imported(Documents.NONE, List.of(), List.of(), problems, Set.of());
    }
}
