package dev.fleetledger.contract.intent;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DriftedField;

/**
 * One generation as sent to its agent: the complete wanted state of one deployment. Its key is {@code workload/<id>} in
 * {@code fleet.<cluster>.intents}. A missing key has no meaning; in particular, it is not a removal.
 *
 * @param intent     id of this generation, created with it
 * @param generation an older generation is never applied over a newer one
 * @param objects    for an apply, the frozen manifest in the order of application; else apiVersion, kind, namespace and name of each object
 * @param deadline   ISO 8601 duration
 * @param dropped    objects of an earlier generation that are to be deleted, as {@code Service/<name>}; no others are ever deleted
 * @param replaced   objects that are deleted and recreated
 * @param driftIgnore pointers as in {@link DriftedField}: what others do to these fields of any object is no drift; absent: none
 */
public record Intent(UUID intent, UUID workload, String cluster, long generation, DeploymentAction action, @Nullable Integer revision,
        String namespace, String name, List<JsonNode> objects, String conflict, String drift, String deadline,
        @Nullable List<String> dropped, @Nullable List<String> replaced, Hub hub, @Nullable String traceparent, @Nullable List<String> driftIgnore) {

    public Intent(UUID intent, UUID workload, String cluster, long generation, DeploymentAction action, @Nullable Integer revision,
            String namespace, String name, List<JsonNode> objects, String conflict, String drift, String deadline,
            @Nullable List<String> dropped, @Nullable List<String> replaced, Hub hub, @Nullable String traceparent) {
        this(intent, workload, cluster, generation, action, revision, namespace, name, objects, conflict, drift, deadline, dropped, replaced,
                hub, traceparent, null);
    }

    /** @return the record's key */
    public String key() {
        return WireNames.workload(workload);
    }
}
