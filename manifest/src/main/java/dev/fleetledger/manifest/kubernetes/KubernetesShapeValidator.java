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
    private final List<ShapeError> shapeErrors = new ArrayList<>();
    private final List<String> unknownFields = new ArrayList<>();
    private final List<String> negativeQuantities = new ArrayList<>();

    private KubernetesShapeValidator() {
    }

    /** Returns the values whose type Kubernetes doesn't accept. */
    public static List<ShapeError> shapeErrors(JsonNode object, Type type, String pointer) {
        KubernetesShapeValidator validator = new KubernetesShapeValidator();
        validator.checkTypes(object, type, pointer);
        return List.copyOf(validator.shapeErrors);
    }

    /** Returns pointers of fields that Kubernetes doesn't have, below a path that identifies list items by name. */
    public static List<String> unknownFields(Type object, String path, JsonNode value, String pointer) {
        KubernetesShapeValidator validator = new KubernetesShapeValidator();
        validator.checkFields(value, typeAt(object, path), pointer);
        return List.copyOf(validator.unknownFields);
    }

    /** Returns pointers of negative quantities, which Kubernetes accepts nowhere in a pod. */
    public static List<String> negativeQuantities(Type object, String path, JsonNode value, String pointer) {
        KubernetesShapeValidator validator = new KubernetesShapeValidator();
        validator.checkFields(value, typeAt(object, path), pointer);
        return List.copyOf(validator.negativeQuantities);
    }

    private static @Nullable Type typeAt(Type object, String path) {
        Type type = object;
        for (String segment : PointerPattern.of(path).segments()) {
            type = type == null ? null : KubernetesTypes.childType(type, segment);
        }
        return type;
    }

    /** In a map of texts null means the empty text, elsewhere it means absent. */
    static JsonNode withoutNulls(JsonNode node, @Nullable Type type) {
        return switch (node) {
            case ObjectNode members -> {
                ObjectNode copy = Json.object();
                for (var child : members.properties()) {
                    if (!child.getValue().isNull()) {
                        copy.set(child.getKey(), withoutNulls(child.getValue(), type == null ? null : KubernetesTypes.childType(type,
                                child.getKey())));
                    } else if (type != null && KubernetesTypes.isTextMap(type)) {
                        copy.put(child.getKey(), "");
                    }
                }
                yield copy;
            }
            case ArrayNode items -> {
                ArrayNode copy = Json.list();
                items.forEach(item -> copy.add(withoutNulls(item, type == null ? null : KubernetesTypes.childType(type, ""))));
                yield copy;
            }
            default -> node;
        };
    }

    private void checkTypes(JsonNode node, Type type, String pointer) {
        String expected = KubernetesTypes.describeMismatch(type, node);
        if (expected != null) {
            shapeErrors.add(ShapeError.ofType(pointer, expected, node));
            return;
        }
        visitChildren(node, type, pointer, (childType, childPointer, child) -> {
            if (childType != null && !child.isNull()) {
                checkTypes(child, childType, childPointer);
            } else if (node.isArray()) {
                shapeErrors.add(new ShapeError(childPointer, "ListItemIsEmpty", "This item of the list is empty.",
                        "Write its value, or leave the item out."));
            }
        });
    }

    private void checkFields(JsonNode node, @Nullable Type type, String pointer) {
        if (type == null) {
            unknownFields.add(pointer);
        } else {
            if (KubernetesTypes.isQuantity(type) && ResourceQuantity.of(node).filter(amount -> amount.signum() < 0).isPresent()) {
                negativeQuantities.add(pointer);
            }
            visitChildren(node, type, pointer, (childType, childPointer, child) -> checkFields(child, childType, childPointer));
        }
    }

    private interface ChildVisitor {
        void visit(@Nullable Type type, String pointer, JsonNode node);
    }

    private static void visitChildren(JsonNode node, Type type, String pointer, ChildVisitor childVisitor) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            childVisitor.visit(KubernetesTypes.childType(type, ""), pointer + "/" + i, node.path(i));
        }
        node.properties().forEach(child ->
            childVisitor.visit(KubernetesTypes.childType(type, child.getKey()), pointer + "/" + PointerPattern.escape(child.getKey()),
                    child.getValue()));
    }
}
