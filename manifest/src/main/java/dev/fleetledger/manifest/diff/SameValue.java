package dev.fleetledger.manifest.diff;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Whether two spellings of a field mean the same to Kubernetes. */
final class SameValue {
    private SameValue() {
    }

    /** Compares quantities as numbers, and an absent field as the default that Kubernetes assumes for it. */
    static boolean of(FieldTree fieldTree, JsonNode value, JsonNode other) {
        return value.equals(other) || fieldTree.type() == ValueType.QUANTITY && ResourceQuantity.isSame(value, other)
            || orKubernetesDefault(fieldTree, value).equals(orKubernetesDefault(fieldTree, other));
    }

    private static JsonNode orKubernetesDefault(FieldTree fieldTree, JsonNode value) {
        return value.isMissingNode() && fieldTree.field() != null
            && fieldTree.field().defaultValue() instanceof Default.KubernetesDefault assumed ? assumed.value() : value;
    }
}
