package dev.fleetledger.agent.plan;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.Keys;

/**
 * What stands on an object that we applied, on its own metadata only: a mark in the pod template would restart pods.
 *
 * @param hub installation and epoch
 */
public record Marks(String workload, String intent, long generation, @Nullable UUID installation, long epoch) {

    /** @return empty unless the object carries our label and a hub */
    public static Optional<Marks> of(Live live) {
        return live.label(Keys.WORKLOAD_LABEL).map(workload -> {
            String[] hub = live.annotation(Keys.HUB_ANNOTATION).orElse("").split("/");
            return new Marks(workload, live.annotation(Keys.INTENT_ANNOTATION).orElse(""),
                    number(live.annotation(Keys.GENERATION_ANNOTATION).orElse("")), installation(hub[0]),
                    hub.length == 2 ? number(hub[1]) : 0);
        });
    }

    /** @return a copy of the frozen object with our marks; a namespace may serve several workloads, so it gets none */
    public static ObjectNode stamped(JsonNode object, Intent intent) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        if (ObjectRef.of(object).isNamespace()) {
            return copy;
        }
        ObjectNode metadata = copy.withObject("metadata");
        metadata.withObject("labels").put(Keys.WORKLOAD_LABEL, intent.workload().toString());
        metadata.withObject("annotations")
                .put(Keys.INTENT_ANNOTATION, intent.intent().toString())
                .put(Keys.GENERATION_ANNOTATION, Long.toString(intent.generation()))
                .put(Keys.HUB_ANNOTATION, hub(intent.hub()));
        return copy;
    }

    static String hub(Hub hub) {
        return hub.installation() + "/" + hub.epoch();
    }

    public Order order() {
        return new Order(epoch, generation);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            // Edited by hand: as if it were missing.
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
