package dev.fleetledger.contract.intent;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentAction;

/**
 * One generation as sent to its agent: the whole wanted state of one deployment. Key {@code workload/<id>} in
 * {@code fleet.<cluster>.intents}; a missing key means nothing at all, and never a removal.
 *
 * @param intent     id of this generation, made with it
 * @param generation older ones are never applied over newer ones
 * @param objects    for an apply the frozen objects in the order of application; else their apiVersion, kind, namespace and name
 * @param deadline   ISO 8601 duration
 * @param dropped    objects that an earlier generation had and that are to go, as {@code Service/<name>}; nothing else ever goes
 * @param replaced   objects that are to be deleted and made anew
 */
public record Intent(UUID intent, UUID workload, String cluster, long generation, DeploymentAction action, @Nullable Integer revision,
        String namespace, String name, List<JsonNode> objects, String conflict, String drift, String deadline,
        @Nullable List<String> dropped, @Nullable List<String> replaced, Hub hub, @Nullable String traceparent) {

    /** @return the record's key */
    public String key() {
        return Keys.workload(workload);
    }
}
