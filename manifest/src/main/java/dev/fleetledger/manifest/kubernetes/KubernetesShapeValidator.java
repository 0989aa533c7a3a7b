package dev.fleetledger.manifest.kubernetes;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Checks an object's types as an API server decodes it. */
public final class KubernetesShapeValidator {
    private final List<ShapeError> misshapes = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> negative = new ArrayList<>();

    private KubernetesShapeValidator() {
    }

    /** Returns the values whose type Kubernetes doesn't accept. */
    public static List<ShapeError> misshapes(JsonNode object, Type type, String pointer) {
        KubernetesShapeValidator shape = new KubernetesShapeValidator();
        shape.look(object, type, pointer);
        return List.copyOf(shape.misshapes);
    }

    /** Returns pointers of fields that Kubernetes doesn't have, below a path that identifies list items by name. */
    public static List<String> unknown(Type object, String path, JsonNode value, String pointer) {
        KubernetesShapeValidator shape = new KubernetesShapeValidator();
        shape.known(value, at(object, path), pointer);
        return List.copyOf(shape.unknown);
    }

    /** Returns pointers of negative quantities, which Kubernetes accepts nowhere in a pod. */
    public static List<String> negative(Type object, String path, JsonNode value, String pointer) {
        KubernetesShapeValidator shape = new KubernetesShapeValidator();
        shape.known(value, at(object, path), pointer);
        return List.copyOf(shape.negative);
    }

    private static @Nullable Type at(Type object, String path) {
        Type type = object;
        for (String segment : PointerPattern.of(path).segments()) {
            type = type == null ? null : KubernetesTypes.below(type, segment);
        }
        return type;
    }

    /** In a map of texts null means the empty text, elsewhere it means absent. */
    static JsonNode withoutNulls(JsonNode node, @Nullable Type type) {
        return switch (node) {
            case ObjectNode members -> {
                ObjectNode copy = Json.object();
                for (var one : members.properties()) {
                    if (!one.getValue().isNull()) {
                        copy.set(one.getKey(), withoutNulls(one.getValue(), type == null ? null : KubernetesTypes.below(type, one.getKey())));
                    } else if (type != null && KubernetesTypes.isTextMap(type)) {
                        copy.put(one.getKey(), "");
                    }
                }
                yield copy;
            }
            case ArrayNode items -> {
                ArrayNode copy = Json.list();
                items.forEach(item -> copy.add(withoutNulls(item, type == null ? null : KubernetesTypes.below(type, ""))));
                yield copy;
            }
            default -> node;
        };
    }

    private void look(JsonNode node, Type type, String pointer) {
        String wanted = KubernetesTypes.wanted(type, node);
        if (wanted != null) {
            misshapes.add(new ShapeError(pointer, "Kubernetes takes " + wanted + " there.", "Send " + wanted + "."));
            return;
        }
        each(node, type, pointer, (below, at, one) -> {
            if (below != null && !one.isNull()) {
                look(one, below, at);
            } else if (node.isArray()) {
                misshapes.add(new ShapeError(at, "There is nothing in this place of the list.", "Leave it out."));
            }
        });
    }

    private void known(JsonNode node, @Nullable Type type, String pointer) {
        if (type == null) {
            unknown.add(pointer);
        } else {
            if (KubernetesTypes.isQuantity(type) && ResourceQuantity.of(node).filter(amount -> amount.signum() < 0).isPresent()) {
                negative.add(pointer);
            }
            each(node, type, pointer, (below, at, one) -> known(one, below, at));
        }
    }

    private interface Inside {
        void look(@Nullable Type type, String pointer, JsonNode node);
    }

    private static void each(JsonNode node, Type type, String pointer, Inside inside) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            inside.look(KubernetesTypes.below(type, ""), pointer + "/" + i, node.path(i));
        }
        node.properties().forEach(one ->
            inside.look(KubernetesTypes.below(type, one.getKey()), pointer + "/" + PointerPattern.escaped(one.getKey()), one.getValue()));
    }
}
