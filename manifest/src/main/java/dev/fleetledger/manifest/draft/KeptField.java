package dev.fleetledger.manifest.draft;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;

/**
 * A field of imported YAML that the form doesn't have. It is stored as found and rendered again.
 *
 * @param object {@code DaemonSet} or {@code Service/<name>}
 * @param path JSON pointer in that object; list items are identified by name if they have one
 */
public record KeptField(String object, String path, JsonNode value) {
    /** Prefix of pointers to kept fields; object and path follow. */
    public static final String POINTER_PREFIX = "/kept/";

    /** Follows the remedy of a violation in a kept field. */
    public static final String REMEDY = " The form doesn't have this field: change it in the draft's YAML.";

    /** Returns the pointer under which violations of this field are reported. */
    public String pointer() {
        return POINTER_PREFIX + object + path;
    }

    /** Step that shows violations of this field, because the field itself belongs to no step. */
    public Step step() {
        return object.equals("DaemonSet") ? Step.ADVANCED : Step.SERVICES;
    }
}
