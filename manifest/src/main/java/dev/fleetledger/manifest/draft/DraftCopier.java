package dev.fleetledger.manifest.draft;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.syntax.ObjectMarks;

/** Copies a draft's documents without what another workload can't take over. */
public final class DraftCopier {
    private DraftCopier() {
    }

    /** A selector with a key of ours identifies its workload, so a copy gets its own selector. */
    public static StepDocuments copy(StepDocuments source) {
        JsonNode selector = source.of(Step.ADVANCED).path("selector");
        if (selector.propertyNames().stream().noneMatch(key -> key.startsWith(ObjectMarks.PREFIX))) {
            return source;
        }
        ObjectNode advanced = without(source.of(Step.ADVANCED), "selector");
        ObjectNode services = (ObjectNode) source.of(Step.SERVICES).deepCopy();
        services.path("services").forEach(service -> {
            if (service.path("selector").equals(selector)) {
                ((ObjectNode) service).remove("selector");
            }
        });
        return source.with(Step.ADVANCED, advanced).with(Step.SERVICES, services);
    }

    /**
     * A variant runs in the same clusters, so a person must give it another name. The display name and services that equal the workload's
     * name get the new name by default.
     */
    public static StepDocuments variant(StepDocuments source) {
        StepDocuments copy = copy(source);
        JsonNode name = copy.of(Step.BASICS).path("name");
        ObjectNode basics = without(copy.of(Step.BASICS), "name");
        if (basics.path("displayName").equals(name)) {
            basics.remove("displayName");
        }
        JsonNode services = copy.of(Step.SERVICES).deepCopy();
        services.path("services").forEach(service -> {
            if (service.path("name").equals(name)) {
                ((ObjectNode) service).remove("name");
            }
        });
        return copy.with(Step.BASICS, basics).with(Step.SERVICES, services);
    }

    private static ObjectNode without(JsonNode document, String member) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        copy.remove(member);
        return copy;
    }
}
