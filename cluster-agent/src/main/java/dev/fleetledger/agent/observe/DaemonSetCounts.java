package dev.fleetledger.agent.observe;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;

/** Reads a DaemonSet's own counts. The API omits zeros, so an absent count is 0. Has no side effects. */
final class DaemonSetCounts {

    private DaemonSetCounts() {}

    static ObjectFacts of(LiveObject daemonSet) {
        JsonNode object = daemonSet.object();
        JsonNode status = object.path("status");
        JsonNode observed = status.path("observedGeneration");
        return new ObjectFacts(daemonSet.uid(), OwnershipMarks.of(daemonSet).map(OwnershipMarks::generation).orElse(0L),
                daemonSet.metadata().path("generation").asLong(0), observed.isNumber() ? observed.asLong() : null,
                count(status, "desiredNumberScheduled"), count(status, "currentNumberScheduled"),
                count(status, "updatedNumberScheduled"), count(status, "numberReady"), count(status, "numberAvailable"),
                count(status, "numberMisscheduled"),
                object.path("spec").path("updateStrategy").path("type").asString("").equals("OnDelete"), daemonSet.isDeleting());
    }

    private static int count(JsonNode status, String field) {
        return status.path(field).asInt(0);
    }
}
