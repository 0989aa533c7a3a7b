package dev.fleetledger.manifest.diff;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.ResourceQuantity;
import dev.fleetledger.manifest.table.FieldTable;

/** Whether two spellings of a field mean the same to Kubernetes. */
final class SameValue {
    private SameValue() {
    }

    /** Compares quantities as numbers, and an absent field as the default that Kubernetes assumes for it. */
    static boolean of(FieldTree fieldTree, JsonNode value, JsonNode other) {
        return value.equals(other) || fieldTree.type() == ValueType.QUANTITY && ResourceQuantity.isSame(value, other)
            || orKubernetesDefault(fieldTree, value).equals(orKubernetesDefault(fieldTree, other));
    }

    /** Compares the values of one field of a step. */
    static boolean of(Step step, String namedPointer, JsonNode value, JsonNode other) {
        FieldTree fieldTree = FieldTable.WIZARD.tree(step);
        for (String segment : PointerPattern.of(namedPointer).segments()) {
            FieldTree child = fieldTree.child(segment);
            fieldTree = child == null ? FieldTree.LEAF : child;
        }
        return of(fieldTree, value, other);
    }

    private static JsonNode orKubernetesDefault(FieldTree fieldTree, JsonNode value) {
        return value.isMissingNode() && fieldTree.field() != null
            && fieldTree.field().defaultValue() instanceof Default.KubernetesDefault assumed ? assumed.value() : value;
    }
}
