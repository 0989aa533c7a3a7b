package dev.fleetledger.manifest.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** JSON pointers that identify list items by name, so that they stay valid after a reordering. */
public final class NamedPointer {
    private NamedPointer() {
    }

    /** Converts a plain pointer to a pointer by names. Segments that aren't found stay unchanged. */
    public static String toNamed(JsonNode document, String pointer) {
        StringBuilder named = new StringBuilder();
        JsonNode node = document;
        for (String segment : PointerPattern.of(pointer).segments()) {
            JsonNode next = node instanceof ArrayNode items && segment.matches("\\d{1,6}") ? items.path(Integer.parseInt(segment))
                    : node.path(segment);
            named.append('/').append(PointerPattern.escape(node.isArray() && !next.isMissingNode() ? name(next, Integer.parseInt(segment))
                    : segment));
            node = next;
        }
        return named.toString();
    }

    /** Converts a pointer by names to a plain pointer in the given document. If an item is missing, the pointer ends at its list. */
    public static String toIndexed(JsonNode document, String named) {
        StringBuilder pointer = new StringBuilder();
        JsonNode node = document;
        for (String segment : PointerPattern.of(named).segments()) {
            int index = node instanceof ArrayNode items ? indexOf(items, segment) : 0;
            if (index < 0) {
                return pointer.toString();
            }
            pointer.append('/').append(node.isArray() ? Integer.toString(index) : PointerPattern.escape(segment));
            node = node.isArray() ? node.path(index) : node.path(segment);
        }
        return pointer.toString();
    }

    public static JsonNode at(JsonNode document, String named) {
        JsonNode node = document;
        for (String segment : PointerPattern.of(named).segments()) {
            node = child(node, segment);
        }
        return node;
    }

    /** Returns the member, or the list item of this name; missing if there is none. */
    public static JsonNode child(JsonNode node, String segment) {
        // A negative index yields a missing node.
        return node instanceof ArrayNode items ? items.path(indexOf(items, segment)) : node.path(segment);
    }

    /** Whether the document has every list item that the pointer names, so that a missing value is one of an item that exists. */
    public static boolean hasItems(JsonNode document, String named) {
        JsonNode node = document;
        for (String segment : PointerPattern.of(named).segments()) {
            JsonNode next = child(node, segment);
            if (node.isArray() && next.isMissingNode()) {
                return false;
            }
            node = next;
        }
        return true;
    }

    /** Name of a list item: its mount path, else its name, else its index. */
    public static String name(JsonNode item, int index) {
        String mount = Json.text(item, "mountPath");
        String name = mount.isEmpty() ? Json.text(item, "name") : mount;
        return name.isEmpty() ? Integer.toString(index) : name;
    }

    /** Returns the index of the item of this name; negative if there is none. */
    public static int indexOf(ArrayNode items, String name) {
        for (int i = 0; i < items.size(); i++) {
            if (name(items.path(i), i).equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
