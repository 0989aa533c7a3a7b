package dev.fleetledger.manifest.importer;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.kept.KeptFieldRule;

/** Collects the fields that the form doesn't have from an object that was read. */
final class UnmappedFields {
    private UnmappedFields() {
    }

    /** Returns the largest subtrees of which nothing was read. */
    static List<KeptField> of(String object, JsonNode original, JsonNode rest) {
        List<KeptField> kept = new ArrayList<>();
        collect(object, "", original, rest, kept);
        return kept;
    }

    private static void collect(String object, String path, JsonNode original, JsonNode rest, List<KeptField> kept) {
        if (rest instanceof ObjectNode members) {
            for (var member : members.properties()) {
                add(object, path + "/" + PointerPattern.escape(member.getKey()), original.path(member.getKey()), member.getValue(), kept);
            }
        } else if (rest instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                add(object, path + "/" + PointerPattern.escape(NamedPointer.name(original.path(i), i)), original.path(i), items.path(i),
                        kept);
            }
        }
    }

    private static void add(String object, String path, JsonNode original, JsonNode rest, List<KeptField> kept) {
        if (rest.isContainer() && rest.isEmpty() && !(original.isEmpty() && KeptFieldRule.isSignificant(object, path, rest))) {
            return;
        }
        if (original.equals(rest)) {
            kept.add(new KeptField(object, path, rest.deepCopy()));
        } else {
            collect(object, path, original, rest, kept);
        }
    }
}
