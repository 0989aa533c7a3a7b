package dev.fleetledger.manifest.render;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.rollout.RolloutPlan;
import dev.fleetledger.manifest.table.FieldTable;

/** Content of a revision: completed basics, containers, services and advanced, and the overrides. Target clusters belong to placement. */
public final class Specification {
    private static final String OVERRIDES = "overrides";
    private static final String ROLLOUT = "rollout";
    private static final String KEPT = "kept";

    private Specification() {
    }

    public static JsonNode of(CompletedDocuments completedDocuments) {
        return of(completedDocuments, List.of());
    }

    /** Includes the kept fields. */
    public static JsonNode of(CompletedDocuments completedDocuments, List<KeptField> kept) {
        ObjectNode specification = Json.object();
        for (Step step : Step.values()) {
            if (step != Step.PLACEMENT) {
                specification.set(step.key(), withoutKubernetesDefaults(step, completedDocuments));
            }
        }
        JsonNode overrides = completedDocuments.documents().of(Step.PLACEMENT).path(OVERRIDES);
        specification.set(OVERRIDES, overrides.isArray() ? overrides.deepCopy() : Json.list());
        if (!kept.isEmpty()) {
            ArrayNode list = specification.putArray(KEPT);
            kept.forEach(one -> list.addObject().put("object", one.object()).put("path", one.path()).set("value", one.value()));
        }
        return specification;
    }

    private static JsonNode withoutKubernetesDefaults(Step step, CompletedDocuments completedDocuments) {
        JsonNode document = completedDocuments.documents().of(step).deepCopy();
        Set<String> defaulted = Set.copyOf(completedDocuments.defaulted(step));
        FieldTable.WIZARD.supported(step).stream()
                .filter(fieldDefinition -> fieldDefinition.defaultValue() instanceof Default.KubernetesDefault).map(FieldDefinition::path)
                .forEach(pointerPattern ->
            pointerPattern.parent().match(document).stream().filter(parent -> defaulted.contains(parent.pointer(pointerPattern.last())))
                .forEach(parent -> ((ObjectNode) parent.node()).remove(pointerPattern.last())));
        return document;
    }

    /** Returns the revision's kept fields. */
    public static List<KeptField> kept(JsonNode specification) {
        return specification.path(KEPT).valueStream()
            .map(one -> new KeptField(Json.text(one, "object"), Json.text(one, "path"), one.path("value"))).toList();
    }

    /** Returns the rest of the placement step, which is versioned separately. */
    public static JsonNode placementOf(CompletedDocuments completedDocuments) {
        ObjectNode placement = (ObjectNode) completedDocuments.documents().of(Step.PLACEMENT).deepCopy();
        placement.remove(OVERRIDES);
        return placement;
    }

    /** The inverse: returns the documents that the draft of an edit starts with. */
    public static StepDocuments toDocuments(JsonNode specification, JsonNode placement) {
        StepDocuments stepDocuments = StepDocuments.NONE;
        for (Step step : Step.values()) {
            JsonNode document = step == Step.PLACEMENT ? placement : specification.path(step.key());
            if (document instanceof ObjectNode members) {
                ObjectNode copy = members.deepCopy();
                if (step == Step.PLACEMENT) {
                    completePlacement(copy, specification.path(OVERRIDES));
                }
                stepDocuments = stepDocuments.with(step, copy);
            }
        }
        return stepDocuments;
    }

    private static void completePlacement(ObjectNode placement, JsonNode overrides) {
        if (!overrides.isEmpty()) {
            placement.set(OVERRIDES, overrides.deepCopy());
        }
        if (placement.has(ROLLOUT)) {
            placement.set(ROLLOUT, RolloutPlan.stated(placement));
        }
    }
}
