package dev.fleetledger.manifest.draft;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;

/**
 * Something in imported YAML that the form has no place for; it is rendered again.
 *
 * @param object {@code DaemonSet} or {@code Service/<name>}
 * @param path JSON pointer in that object, in which a thing in a list goes by its name where it has one
 */
public record Kept(String object, String path, JsonNode value) {
    /** Pointers to what is kept begin so; object and path follow. */
    public static final String POINTERS = "/kept/";

    /** It has no place in the form, and still needs a step in which it is complained about. */
    public Step shownIn() {
        return object.equals("DaemonSet") ? Step.ADVANCED : Step.SERVICES;
    }
}
