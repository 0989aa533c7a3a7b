package dev.fleetledger.agent.plan;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Ownership marks on an object that we applied: workload, intent, generation, and the hub's installation and epoch. They are
 * only on the object's own metadata, because a mark in the pod template would restart pods.
 */
public record OwnershipMarks(String workload, String intent, long generation, @Nullable UUID installation, long epoch) {

    /** @return empty unless the object carries our label */
    public static Optional<OwnershipMarks> of(LiveObject live) {
        return live.label(WireNames.WORKLOAD_LABEL).map(workload -> {
            String[] hub = live.annotation(WireNames.HUB_ANNOTATION).orElse("").split("/");
            return new OwnershipMarks(workload, live.annotation(WireNames.INTENT_ANNOTATION).orElse(""),
                    parseNumber(live.annotation(WireNames.GENERATION_ANNOTATION).orElse("")), installation(hub[0]),
                    hub.length == 2 ? parseNumber(hub[1]) : 0);
        });
    }

    /** @return a copy of the frozen object with our marks; a namespace gets none, because several workloads may use it */
    public static ObjectNode mark(JsonNode object, Intent intent) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        if (ObjectRef.of(object).isNamespace()) {
            return copy;
        }
        ObjectNode metadata = copy.withObject("metadata");
        metadata.withObject("labels").put(WireNames.WORKLOAD_LABEL, intent.workload().toString());
        metadata.withObject("annotations")
                .put(WireNames.INTENT_ANNOTATION, intent.intent().toString())
                .put(WireNames.GENERATION_ANNOTATION, Long.toString(intent.generation()))
                .put(WireNames.HUB_ANNOTATION, hub(intent.hub()));
        return copy;
    }

    static String hub(Hub hub) {
        return hub.installation() + "/" + hub.epoch();
    }

    public EpochGeneration order() {
        return new EpochGeneration(epoch, generation);
    }

    private static long parseNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            // The annotation was edited by hand and counts as missing.
            return 0;
        }
    }

    private static @Nullable UUID installation(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
