package dev.fleetledger.agent.question.inventory;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.intent.WireNames;

/** The kinds that may be listed, by their names in the interface. A new kind is a new row, and a right with its reason. */
enum InventorySource {
    NAMESPACES("api/v1", "namespaces", false, (object, facts) -> {
        facts.set("phase", object.path("status").path("phase"));
        facts.set("labels", object.path("metadata").path("labels"));
    }),
    NODES("api/v1", "nodes", false, NodeFacts::write),
    DAEMONSETS("apis/apps/v1", "daemonsets", true, (object, facts) -> {
        // The controller omits zeros.
        facts.put("desired", object.path("status").path("desiredNumberScheduled").asInt(0));
        facts.put("ready", object.path("status").path("numberReady").asInt(0));
        facts.set("workload", object.path("metadata").path("labels").path(WireNames.WORKLOAD_LABEL));
    }),
    /** Names only; the content is not even sent. */
    CONFIGMAPS("api/v1", "configmaps", true, null),
    SECRETS("api/v1", "secrets", true, null),
    CLAIMS("api/v1", "persistentvolumeclaims", true, (object, facts) -> {
        facts.set("phase", object.path("status").path("phase"));
        facts.set("accessModes", object.path("spec").path("accessModes"));
    }),
    SERVICEACCOUNTS("api/v1", "serviceaccounts", true, null),
    PRIORITYCLASSES("apis/scheduling.k8s.io/v1", "priorityclasses", false, (object, facts) -> {
        facts.set("value", object.path("value"));
        facts.set("globalDefault", object.path("globalDefault"));
    }),
    RUNTIMECLASSES("apis/node.k8s.io/v1", "runtimeclasses", false, (object, facts) -> facts.set("handler", object.path("handler"))),
    QUOTAS("api/v1", "resourcequotas", true, (object, facts) -> {
        facts.set("hard", object.path("status").path("hard"));
        facts.set("used", object.path("status").path("used"));
    });

    private final String group;
    private final String plural;
    private final boolean namespaced;
    private final @Nullable BiConsumer<JsonNode, ObjectNode> facts;

    InventorySource(String group, String plural, boolean namespaced, @Nullable BiConsumer<JsonNode, ObjectNode> facts) {
        this.group = group;
        this.plural = plural;
        this.namespaced = namespaced;
        this.facts = facts;
    }

    static Optional<InventorySource> findByName(@Nullable String name) {
        return Arrays.stream(values()).filter(row -> row.listName().equals(name)).findFirst();
    }

    /** @return the kind's name in the interface */
    String listName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @param namespace absent: all namespaces */
    String path(@Nullable String namespace) {
        return group + (namespaced && namespace != null ? "/namespaces/" + namespace : "") + "/" + plural;
    }

    boolean namesOnly() {
        return facts == null;
    }

    /** @return nothing if there is only the name to report */
    @Nullable JsonNode facts(JsonNode object, ObjectNode empty) {
        if (facts == null) {
            return null;
        }
        facts.accept(object, empty);
        empty.properties().removeIf(fact -> fact.getValue().isMissingNode());
        return empty;
    }
}
