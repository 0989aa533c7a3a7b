package dev.fleetledger.manifest.draft;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.spelling.Marks;

/** What another workload can't take over from the one that it is copied from. */
public final class Sibling {
    private Sibling() {
    }

    /** A selector with a key of ours names the workload that it belongs to: a copy gets its own (wizard.md, section 4). */
    public static Documents copy(Documents source) {
        JsonNode selector = source.of(Step.ADVANCED).path("selector");
        if (selector.propertyNames().stream().noneMatch(key -> key.startsWith(Marks.PREFIX))) {
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

    /** In the same places, so under a name of its own that a person gives; services that go by the workload's name follow. */
    public static Documents variant(Documents source) {
        Documents copy = copy(source);
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
