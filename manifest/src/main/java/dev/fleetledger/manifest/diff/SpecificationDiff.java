package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;

/** Compares two specifications or two placements, with the wizard's names of the fields. */
public final class SpecificationDiff {

    private static final String OVERRIDES = "overrides";
    private static final String KEPT = "kept";

    private SpecificationDiff() {}

    /** Compares step by step in the wizard's order. Only the overrides of the placement step are part of a revision. */
    public static List<Change> between(JsonNode before, JsonNode after) {
        List<Change> changes = new ArrayList<>();
        for (Step step : Step.values()) {
            changes.addAll(step == Step.PLACEMENT
                    ? DocumentDiff.between(step, overrides(before), overrides(after))
                    : DocumentDiff.between(step, before.get(step.key()), after.get(step.key())));
        }
        changes.addAll(keptFields(before.get(KEPT), after.get(KEPT)));
        return changes;
    }

    /** Both placements are completed with today's defaults, so that a default introduced later is no change. */
    public static List<Change> placements(JsonNode before, JsonNode after) {
        return DocumentDiff.between(Step.PLACEMENT, withDefaults(before), withDefaults(after));
    }

    public static List<Change> keptFields(@Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode oldValue = listOrEmpty(before);
        JsonNode newValue = listOrEmpty(after);
        return oldValue.equals(newValue) ? List.of() : List.of(new Change("/kept", "Kept from YAML", oldValue, newValue));
    }

    private static JsonNode withDefaults(JsonNode placement) {
        return Defaults.fill(StepDocuments.NONE.with(Step.PLACEMENT, placement), DraftContext.NONE).documents().of(Step.PLACEMENT);
    }

    private static JsonNode overrides(JsonNode specification) {
        return JsonNodeFactory.instance.objectNode().setAll(Map.of(OVERRIDES, listOrEmpty(specification.get(OVERRIDES))));
    }

    private static JsonNode listOrEmpty(@Nullable JsonNode list) {
        return list == null || !list.isArray() ? JsonNodeFactory.instance.arrayNode() : list;
    }
}
