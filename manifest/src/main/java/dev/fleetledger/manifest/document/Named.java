package dev.fleetledger.manifest.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** JSON pointers in which a thing in a list goes by its name, so that they outlive a change of order. */
public final class Named {
    private Named() {
    }

    /** A plain pointer by names; what it doesn't find stays as it is. */
    public static String of(JsonNode document, String pointer) {
        StringBuilder named = new StringBuilder();
        JsonNode at = document;
        for (String segment : Path.of(pointer).segments()) {
            JsonNode next = at instanceof ArrayNode items && segment.matches("\\d{1,6}") ? items.path(Integer.parseInt(segment)) : at.path(segment);
            named.append('/').append(Path.escaped(at.isArray() && !next.isMissingNode() ? name(next, Integer.parseInt(segment)) : segment));
            at = next;
        }
        return named.toString();
    }

    /** Where that is in a document now; what is no more is shown where it was missed. */
    public static String place(JsonNode document, String named) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = document;
        for (String segment : Path.of(named).segments()) {
            int index = at instanceof ArrayNode items ? index(items, segment) : 0;
            if (index < 0) {
                return pointer.toString();
            }
            pointer.append('/').append(at.isArray() ? Integer.toString(index) : Path.escaped(segment));
            at = at.isArray() ? at.path(index) : at.path(segment);
        }
        return pointer.toString();
    }

    public static JsonNode at(JsonNode document, String named) {
        JsonNode at = document;
        for (String segment : Path.of(named).segments()) {
            // A negative place is none.
            at = at instanceof ArrayNode items ? items.path(index(items, segment)) : at.path(segment);
        }
        return at;
    }

    /** Things in lists may move, so they go by what names them. */
    public static String name(JsonNode item, int index) {
        String mount = Json.text(item, "mountPath");
        String name = mount.isEmpty() ? Json.text(item, "name") : mount;
        return name.isEmpty() ? Integer.toString(index) : name;
    }

    private static int index(ArrayNode items, String name) {
        for (int i = 0; i < items.size(); i++) {
            if (name(items.path(i), i).equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
