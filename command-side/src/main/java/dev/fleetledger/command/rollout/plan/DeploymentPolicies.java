package dev.fleetledger.command.rollout.plan;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.deployment.DeploymentCommand.Policies;
import dev.fleetledger.contract.deployment.DeploymentAction;

/** Policies of a placement; missing values default to the cautious option. */
final class DeploymentPolicies {

    private DeploymentPolicies() {}

    /** @param deadline of the rollout's plan, an ISO 8601 duration */
    static Policies of(JsonNode placement, String deadline) {
        return new Policies(placement.path("conflict").stringValue("refuse"), placement.path("drift").stringValue("correct"),
                deadline,
                placement.path("driftIgnore").valueStream().map(JsonNode::stringValue).toList());
    }

    /** End action for a cluster that leaves the placement. */
    static DeploymentAction leaveAction(JsonNode placement) {
        return endAction(placement.path("deletion").stringValue("delete"));
    }

    /** @param policy {@code delete} or {@code release} */
    static DeploymentAction endAction(String policy) {
        return policy.equals("release") ? DeploymentAction.RELEASE : DeploymentAction.REMOVE;
    }
}
