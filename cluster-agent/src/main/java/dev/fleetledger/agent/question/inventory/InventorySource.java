package dev.fleetledger.agent.question.inventory;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.question.InventoryKind;

/**
 * Where the API server serves the objects of an inventory kind, and which facts of them are reported.
 *
 * @param group      API group and version, as in a path
 * @param plural     name of the resource in a path
 * @param factWriter absent: only names are reported, and the content is not even requested
 */
record InventorySource(InventoryKind kind, String group, String plural, @Nullable BiConsumer<JsonNode, ObjectNode> factWriter) {

    private static final String CORE = "api/v1";

    static InventorySource of(InventoryKind kind) {
        return switch (kind) {
            case NAMESPACES -> new InventorySource(kind, CORE, "namespaces", (object, facts) -> {
                facts.set("phase", object.path("status").path("phase"));
                facts.set("labels", object.path("metadata").path("labels"));
            });
            case NODES -> new InventorySource(kind, CORE, "nodes", NodeFacts::write);
            case DAEMONSETS -> new InventorySource(kind, "apis/apps/v1", "daemonsets", (object, facts) -> {
                // The controller omits zeros.
                facts.put("desired", object.path("status").path("desiredNumberScheduled").asInt(0));
                facts.put("ready", object.path("status").path("numberReady").asInt(0));
                facts.set("workload", object.path("metadata").path("labels").path(WireNames.WORKLOAD_LABEL));
            });
            case CONFIGMAPS -> new InventorySource(kind, CORE, "configmaps", null);
            case SECRETS -> new InventorySource(kind, CORE, "secrets", null);
            case CLAIMS -> new InventorySource(kind, CORE, "persistentvolumeclaims", (object, facts) -> {
                facts.set("phase", object.path("status").path("phase"));
                facts.set("accessModes", object.path("spec").path("accessModes"));
            });
            case SERVICEACCOUNTS -> new InventorySource(kind, CORE, "serviceaccounts", null);
            case PRIORITYCLASSES -> new InventorySource(kind, "apis/scheduling.k8s.io/v1", "priorityclasses", (object, facts) -> {
                facts.set("value", object.path("value"));
                facts.set("globalDefault", object.path("globalDefault"));
            });
            case RUNTIMECLASSES -> new InventorySource(kind, "apis/node.k8s.io/v1", "runtimeclasses",
                    (object, facts) -> facts.set("handler", object.path("handler")));
            case QUOTAS -> new InventorySource(kind, CORE, "resourcequotas", (object, facts) -> {
                facts.set("hard", object.path("status").path("hard"));
                facts.set("used", object.path("status").path("used"));
            });
        };
    }

    /** @param namespace absent: all namespaces */
    String path(@Nullable String namespace) {
        return group + (kind.namespaced() && namespace != null ? "/namespaces/" + namespace : "") + "/" + plural;
    }

    boolean namesOnly() {
        return factWriter == null;
    }

    /** @return nothing if there is only the name to report */
    @Nullable JsonNode facts(JsonNode object, ObjectNode empty) {
        if (factWriter == null) {
            return null;
        }
        factWriter.accept(object, empty);
        empty.properties().removeIf(fact -> fact.getValue().isMissingNode());
        return empty;
    }
}
