package dev.fleetledger.manifest.validation;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.rule.Violation;

/** Checks a rollout plan that is sent by itself, by the same rules as in the placement step. Pointers begin with {@code /rollout}. */
public final class RolloutPlanValidator {
    private RolloutPlanValidator() {
    }

    public static List<ShapeError> checkShape(JsonNode plan) {
        return ShapeValidator.check(Step.PLACEMENT, placement(plan));
    }

    /** @param plan of the right shape */
    public static List<Violation> validate(JsonNode plan) {
        return DraftValidator.validate(StepDocuments.NONE.with(Step.PLACEMENT, placement(plan))).of(Step.PLACEMENT).violations();
    }

    private static JsonNode placement(JsonNode plan) {
        return Json.object().<ObjectNode>set("all", Json.flag(true)).set("rollout", plan);
    }
}
