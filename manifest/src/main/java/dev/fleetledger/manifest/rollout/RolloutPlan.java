package dev.fleetledger.manifest.rollout;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.Defaults;

/**
 * How a rollout proceeds.
 *
 * @param document the plan as in the placement step, with every default written out
 */
public record RolloutPlan(JsonNode document) {
    private static final String ROLLOUT = "rollout";
    private static final String WAVES = "waves";
    private static final String DEADLINE = "deadline";

    /** Returns the plan of a placement. */
    public static RolloutPlan of(JsonNode placement) {
        return ofDocument(stated(placement));
    }

    /**
     * Returns what a placement states about its rollouts. A placement without waves was stored when rollouts had none: it follows the
     * careful plan and keeps only its deadline, because its other values were the defaults of that time and nobody's choice.
     */
    public static ObjectNode stated(JsonNode placement) {
        if (placement.path(ROLLOUT) instanceof ObjectNode rollout && !rollout.path(WAVES).isEmpty()) {
            return rollout.deepCopy();
        }
        JsonNode deadline = placement.path(ROLLOUT).path(DEADLINE);
        return deadline.isString() ? Json.object().set(DEADLINE, deadline) : Json.object();
    }

    /** Returns the plan that is stated by itself, in the form that it has in a placement. */
    public static RolloutPlan ofDocument(JsonNode rollout) {
        ObjectNode plan = rollout instanceof ObjectNode members ? members.deepCopy() : Json.object();
        if (plan.path(WAVES).isEmpty()) {
            plan.remove(WAVES);
        }
        StepDocuments placement = StepDocuments.NONE.with(Step.PLACEMENT, Json.object().set(ROLLOUT, plan));
        return new RolloutPlan(Defaults.fill(placement).documents().of(Step.PLACEMENT).path(ROLLOUT));
    }

    /** How many clusters may fail, in all waves together. */
    public int failureBudget() {
        return document.path("failureBudget").intValue(0);
    }

    /** Time that a cluster has to reach its status, as an ISO 8601 duration. */
    public String deadline() {
        return Json.text(document, DEADLINE);
    }

    /** Whether clusters that don't answer become debt instead of being waited for. */
    public boolean skipsUnreachable() {
        return !Json.text(document, "unreachable").equals("wait");
    }

    /** The waves' documents, in their order. */
    List<JsonNode> waves() {
        return document.path(WAVES).valueStream().toList();
    }
}
