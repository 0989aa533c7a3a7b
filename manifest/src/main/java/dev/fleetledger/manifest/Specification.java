package dev.fleetledger.manifest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a revision stores: basics, containers, services, advanced and overrides, all filled in. Where it runs is placement's. */
public final class Specification {
    private static final String OVERRIDES = "overrides";

    private Specification() {
    }

    public static JsonNode of(Filled filled) {
        ObjectNode specification = Json.object();
        for (Step step : Step.values()) {
            if (step != Step.PLACEMENT) {
                specification.set(step.key(), filled.documents().of(step).deepCopy());
            }
        }
        JsonNode overrides = filled.documents().of(Step.PLACEMENT).path(OVERRIDES);
        specification.set(OVERRIDES, overrides.isArray() ? overrides.deepCopy() : Json.list());
        return specification;
    }

    /** The rest of the placement step, which is versioned apart. */
    public static JsonNode placementOf(Filled filled) {
        ObjectNode placement = (ObjectNode) filled.documents().of(Step.PLACEMENT).deepCopy();
        placement.remove(OVERRIDES);
        return placement;
    }

    /** The inverse: what an edit's draft starts with. */
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
