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
    static ObjectNode from(ObjectNode object, Step step) {
        ObjectNode document = Json.object();
        List<Runnable> taken = new ArrayList<>();
        for (FieldDefinition fieldDefinition : FieldTable.WIZARD.supported(step)) {
            for (FieldMapping fieldMapping : fieldDefinition.landings()) {
                if (fieldMapping.fromObject() != null) {
                    read(object, fieldDefinition, fieldMapping.path(), fieldMapping.fromObject(), document, taken);
                    keepPlaces(object, fieldDefinition, fieldMapping.path(), document);
                }
            }
        }
        taken.forEach(Runnable::run);
        return document;
    }

    private static void read(ObjectNode object, FieldDefinition fieldDefinition, PointerPattern pointerPattern, Function<JsonNode, @Nullable JsonNode> back, ObjectNode document,
                             List<Runnable> taken) {
        boolean onlyStands = fieldDefinition.type() == ValueType.OBJECT;
        for (PathMatch parent : pointerPattern.parent().match(object)) {
            JsonNode node = parent.node().path(pointerPattern.last());
            JsonNode value = node.isMissingNode() ? null : back.apply(node);
            boolean saysNothing = fieldDefinition.type() == ValueType.TEXT_MAP && node.isEmpty();
            if (value != null && !saysNothing && fieldDefinition.type().fits(onlyStands ? node : value)) {
                FieldWriter.put(document, fieldDefinition.path().segments(), parent.wildcards(), onlyStands ? Json.object() : value);
                if (!onlyStands && parent.node() instanceof ObjectNode members) {
                    taken.add(() -> members.remove(pointerPattern.last()));
                }
            }
        }
    }

    /** An empty item keeps its index in the list, so that a rule can report what is missing. */
    private static void keepPlaces(ObjectNode object, FieldDefinition fieldDefinition, PointerPattern pointerPattern, ObjectNode document) {
        List<Integer> stars = stars(pointerPattern);
        List<Integer> items = stars(fieldDefinition.path());
        for (int i = 0; i < Math.min(stars.size(), items.size()); i++) {
            List<String> item = fieldDefinition.path().segments().subList(0, items.get(i) + 1);
            new PointerPattern(pointerPattern.segments().subList(0, stars.get(i) + 1)).match(object).stream().filter(pathMatch -> pathMatch.node().isObject() && pathMatch.node().isEmpty())
                .forEach(pathMatch -> FieldWriter.put(document, item, pathMatch.wildcards(), Json.object()));
        }
    }

    private static List<Integer> stars(PointerPattern pointerPattern) {
        return IntStream.range(0, pointerPattern.segments().size()).filter(i -> pointerPattern.segments().get(i).equals(PointerPattern.STAR)).boxed().toList();
    }
}
