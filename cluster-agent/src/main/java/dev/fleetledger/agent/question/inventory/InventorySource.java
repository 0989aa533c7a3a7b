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
    NAMESPACES("api/v1", "namespaces", false, (thing, facts) -> {
        facts.set("phase", thing.path("status").path("phase"));
        facts.set("labels", thing.path("metadata").path("labels"));
    }),
    NODES("api/v1", "nodes", false, NodeFacts::write),
    DAEMONSETS("apis/apps/v1", "daemonsets", true, (thing, facts) -> {
        // The controller omits zeros.
        facts.put("desired", thing.path("status").path("desiredNumberScheduled").asInt(0));
        facts.put("ready", thing.path("status").path("numberReady").asInt(0));
        facts.set("workload", thing.path("metadata").path("labels").path(WireNames.WORKLOAD_LABEL));
    }),
    /** Names only; the content is not even sent. */
    CONFIGMAPS("api/v1", "configmaps", true, null),
    SECRETS("api/v1", "secrets", true, null),
    CLAIMS("api/v1", "persistentvolumeclaims", true, (thing, facts) -> {
        facts.set("phase", thing.path("status").path("phase"));
        facts.set("accessModes", thing.path("spec").path("accessModes"));
    }),
    SERVICEACCOUNTS("api/v1", "serviceaccounts", true, null),
    PRIORITYCLASSES("apis/scheduling.k8s.io/v1", "priorityclasses", false, (thing, facts) -> {
        facts.set("value", thing.path("value"));
        facts.set("globalDefault", thing.path("globalDefault"));
    }),
    RUNTIMECLASSES("apis/node.k8s.io/v1", "runtimeclasses", false, (thing, facts) -> facts.set("handler", thing.path("handler"))),
    QUOTAS("api/v1", "resourcequotas", true, (thing, facts) -> {
        facts.set("hard", thing.path("status").path("hard"));
        facts.set("used", thing.path("status").path("used"));
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

    static Optional<InventorySource> named(@Nullable String name) {
        return Arrays.stream(values()).filter(row -> row.word().equals(name)).findFirst();
    }

    /** @return the kind's name in the interface */
    String word() {
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
    @Nullable JsonNode facts(JsonNode thing, ObjectNode empty) {
        if (facts == null) {
            return null;
        }
        facts.accept(thing, empty);
        empty.properties().removeIf(fact -> fact.getValue().isMissingNode());
        return empty;
    }
}
