package dev.fleetledger.manifest.diff;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A field whose value differs between two documents.
 *
 * @param path the step and the JSON pointer in its document
 * @param label the wizard's name of the field, with the name of its list item if there are several
 * @param before null if the field was absent
 * @param after null if the field is now absent
 */
public record Change(String path, String label, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** Returns the same change with JSON's null for an absent value, for writers that leave out null members. */
    public Change withExplicitNulls() {
        return new Change(path, label, explicit(before), explicit(after));
    }

    private static JsonNode explicit(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }
}
