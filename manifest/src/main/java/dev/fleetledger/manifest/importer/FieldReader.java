package dev.fleetledger.manifest.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldMapping;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.render.FieldWriter;
import dev.fleetledger.manifest.table.FieldTable;

/** The inverse of {@link FieldWriter}: reads values through the table's mappings and leaves the rest in the object. */
final class FieldReader {
    private FieldReader() {
    }

    /** Removes what was read from the object. */
    static ObjectNode readStep(ObjectNode object, Step step) {
        ObjectNode document = Json.object();
        List<Runnable> removals = new ArrayList<>();
        for (FieldDefinition fieldDefinition : FieldTable.WIZARD.supported(step)) {
            for (FieldMapping fieldMapping : fieldDefinition.mappings()) {
                if (fieldMapping.fromObject() != null) {
                    read(object, fieldDefinition, fieldMapping.path(), fieldMapping.fromObject(), document, removals);
                    keepEmptyItems(object, fieldDefinition, fieldMapping.path(), document);
                }
            }
        }
        removals.forEach(Runnable::run);
        return document;
    }

    private static void read(ObjectNode object, FieldDefinition fieldDefinition, PointerPattern pointerPattern,
            Function<JsonNode, @Nullable JsonNode> fromObject, ObjectNode document,
                             List<Runnable> removals) {
        boolean isObject = fieldDefinition.type() == ValueType.OBJECT;
        for (PathMatch parent : pointerPattern.parent().match(object)) {
            JsonNode node = parent.node().path(pointerPattern.last());
            JsonNode value = node.isMissingNode() ? null : fromObject.apply(node);
            boolean isEmptyMap = fieldDefinition.type() == ValueType.TEXT_MAP && node.isEmpty();
            if (value != null && !isEmptyMap && fieldDefinition.type().fits(isObject ? node : value)) {
                FieldWriter.put(document, fieldDefinition.path().segments(), parent.wildcards(), isObject ? Json.object() : value);
                if (!isObject && parent.node() instanceof ObjectNode members) {
                    removals.add(() -> members.remove(pointerPattern.last()));
                }
            }
        }
    }

    /** An empty item keeps its index in the list, so that a rule can report what is missing. */
    private static void keepEmptyItems(ObjectNode object, FieldDefinition fieldDefinition, PointerPattern pointerPattern,
            ObjectNode document) {
        List<Integer> mappedWildcards = wildcardIndices(pointerPattern);
        List<Integer> fieldWildcards = wildcardIndices(fieldDefinition.path());
        for (int i = 0; i < Math.min(mappedWildcards.size(), fieldWildcards.size()); i++) {
            List<String> item = fieldDefinition.path().segments().subList(0, fieldWildcards.get(i) + 1);
            new PointerPattern(pointerPattern.segments().subList(0, mappedWildcards.get(i) + 1)).match(object).stream()
                    .filter(pathMatch -> pathMatch.node().isObject() && pathMatch.node().isEmpty())
                .forEach(pathMatch -> FieldWriter.put(document, item, pathMatch.wildcards(), Json.object()));
        }
    }

    private static List<Integer> wildcardIndices(PointerPattern pointerPattern) {
        return IntStream.range(0, pointerPattern.segments().size())
                .filter(i -> pointerPattern.segments().get(i).equals(PointerPattern.WILDCARD)).boxed().toList();
    }
}
