package dev.fleetledger.manifest.render;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.table.Table;

/** Content of a revision: completed basics, containers, services and advanced, and the overrides. Target clusters belong to placement. */
public final class Specification {
    private static final String OVERRIDES = "overrides";
    private static final String KEPT = "kept";

    private Specification() {
    }

    public static JsonNode of(Filled filled) {
        return of(filled, List.of());
    }

    /** Includes the kept fields. */
    public static JsonNode of(Filled filled, List<Kept> kept) {
        ObjectNode specification = Json.object();
        for (Step step : Step.values()) {
            if (step != Step.PLACEMENT) {
                specification.set(step.key(), withoutKubernetesOwn(step, filled));
            }
        }
        JsonNode overrides = filled.documents().of(Step.PLACEMENT).path(OVERRIDES);
        specification.set(OVERRIDES, overrides.isArray() ? overrides.deepCopy() : Json.list());
        if (!kept.isEmpty()) {
            ArrayNode list = specification.putArray(KEPT);
            kept.forEach(one -> list.addObject().put("object", one.object()).put("path", one.path()).set("value", one.value()));
        }
        return specification;
    }

    private static JsonNode withoutKubernetesOwn(Step step, Filled filled) {
        JsonNode document = filled.documents().of(step).deepCopy();
        Set<String> defaulted = Set.copyOf(filled.defaulted(step));
        Table.WIZARD.supported(step).stream().filter(field -> field.otherwise() instanceof Default.OfKubernetes).map(Field::path).forEach(path ->
            path.parent().in(document).stream().filter(parent -> defaulted.contains(parent.pointer(path.last())))
                .forEach(parent -> ((ObjectNode) parent.node()).remove(path.last())));
        return document;
    }

    /** Returns the revision's kept fields. */
    public static List<Kept> kept(JsonNode specification) {
        return specification.path(KEPT).valueStream()
            .map(one -> new Kept(Json.text(one, "object"), Json.text(one, "path"), one.path("value"))).toList();
    }

    /** Returns the rest of the placement step, which is versioned separately. */
    public static JsonNode placementOf(Filled filled) {
        ObjectNode placement = (ObjectNode) filled.documents().of(Step.PLACEMENT).deepCopy();
        placement.remove(OVERRIDES);
        return placement;
    }

    /** The inverse: returns the documents that the draft of an edit starts with. */
    public static Documents toDocuments(JsonNode specification, JsonNode placement) {
        Documents documents = Documents.NONE;
        for (Step step : Step.values()) {
            JsonNode document = step == Step.PLACEMENT ? placement : specification.path(step.key());
            if (document instanceof ObjectNode members) {
                ObjectNode copy = members.deepCopy();
                if (step == Step.PLACEMENT && !specification.path(OVERRIDES).isEmpty()) {
                    copy.set(OVERRIDES, specification.path(OVERRIDES).deepCopy());
                }
                documents = documents.with(step, copy);
            }
        }
        return documents;
    }
}
