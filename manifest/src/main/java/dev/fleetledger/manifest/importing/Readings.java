package dev.fleetledger.manifest.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Landing;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.render.Placed;
import dev.fleetledger.manifest.table.Table;

/** The inverse of {@link Placed}: reads values through the table's mappings and leaves the rest in the object. */
final class Readings {
    private Readings() {
    }

    /** Removes what was read from the object. */
    static ObjectNode from(ObjectNode object, Step step) {
        ObjectNode document = Json.object();
        List<Runnable> taken = new ArrayList<>();
        for (Field field : Table.WIZARD.supported(step)) {
            for (Landing landing : field.landings()) {
                if (landing.back() != null) {
                    read(object, field, landing.path(), landing.back(), document, taken);
                    keepPlaces(object, field, landing.path(), document);
                }
            }
        }
        taken.forEach(Runnable::run);
        return document;
    }

    private static void read(ObjectNode object, Field field, Path path, Function<JsonNode, @Nullable JsonNode> back, ObjectNode document,
                             List<Runnable> taken) {
        boolean onlyStands = field.type() == Type.OBJECT;
        for (Found parent : path.parent().in(object)) {
            JsonNode node = parent.node().path(path.last());
            JsonNode value = node.isMissingNode() ? null : back.apply(node);
            boolean saysNothing = field.type() == Type.TEXT_MAP && node.isEmpty();
            if (value != null && !saysNothing && field.type().fits(onlyStands ? node : value)) {
                Placed.put(document, field.path().segments(), parent.stars(), onlyStands ? Json.object() : value);
                if (!onlyStands && parent.node() instanceof ObjectNode members) {
                    taken.add(() -> members.remove(path.last()));
                }
            }
        }
    }

    /** An empty item keeps its index in the list, so that a rule can report what is missing. */
    private static void keepPlaces(ObjectNode object, Field field, Path path, ObjectNode document) {
        List<Integer> stars = stars(path);
        List<Integer> items = stars(field.path());
        for (int i = 0; i < Math.min(stars.size(), items.size()); i++) {
            List<String> item = field.path().segments().subList(0, items.get(i) + 1);
            new Path(path.segments().subList(0, stars.get(i) + 1)).in(object).stream().filter(found -> found.node().isObject() && found.node().isEmpty())
                .forEach(found -> Placed.put(document, item, found.stars(), Json.object()));
        }
    }

    private static List<Integer> stars(Path path) {
        return IntStream.range(0, path.segments().size()).filter(i -> path.segments().get(i).equals(Path.STAR)).boxed().toList();
    }
}
