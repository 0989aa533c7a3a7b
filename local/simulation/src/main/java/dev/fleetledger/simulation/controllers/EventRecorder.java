package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Records Kubernetes events about an object; a repeated event increments its count. */
public final class EventRecorder {
    /** The default of kube-apiserver's {@code --event-ttl}. */
    private static final Duration RETENTION = Duration.ofHours(1);

    private static final Duration CLEANUP_INTERVAL = Duration.ofMinutes(1);

    private final ControllerContext controllerContext;
    private Instant lastCleanup = Instant.EPOCH;

    public EventRecorder(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void normal(String component, ObjectNode object, String reason, String message, Instant now) {
        record("Normal", component, object, reason, message, now);
    }

    public void warning(String component, ObjectNode object, String reason, String message, Instant now) {
        record("Warning", component, object, reason, message, now);
    }

    private void record(String type, String component, ObjectNode object, String reason, String message, Instant now) {
        String namespace = Meta.namespace(object).isEmpty() ? "default" : Meta.namespace(object);
        String name = Meta.name(object) + "." + Integer.toHexString((Meta.uid(object) + reason + message).hashCode());
        ObjectNode next = controllerContext.find(Kinds.EVENTS, namespace, name).map(ObjectNode::deepCopy)
                .orElseGet(() -> newEvent(type, component, object, reason, message, namespace, name, now));
        next.put("count", Json.number(next, "count") + 1).put("lastTimestamp", Meta.time(now));
        if (Meta.version(next).isEmpty()) {
            if (controllerContext.find(Kinds.NAMESPACES, "", namespace).filter(found -> !Meta.isDeleting(found)).isPresent()) {
                controllerContext.create(Kinds.EVENTS, next);
            }
        } else {
            controllerContext.put(Kinds.EVENTS, next);
        }
    }

    private static ObjectNode newEvent(String type, String component, ObjectNode object, String reason, String message,
                                    String namespace, String name, Instant now) {
        ObjectNode event = Json.object().put("kind", "Event").put("apiVersion", "v1");
        Meta.of(event).put("name", name).put("namespace", namespace);
        ObjectNode involved = event.putObject("involvedObject").put("kind", Json.text(object, "kind"));
        if (!Meta.namespace(object).isEmpty()) {
            involved.put("namespace", namespace);
        }
        involved.put("name", Meta.name(object)).put("uid", Meta.uid(object)).put("apiVersion", Json.text(object, "apiVersion"))
                .put("resourceVersion", Meta.version(object));
        event.put("reason", reason).put("message", message);
        event.putObject("source").put("component", component);
        return event.put("firstTimestamp", Meta.time(now)).put("type", type).put("reportingComponent", component)
                .put("reportingInstance", "");
    }

    public void deleteExpired(Instant now) {
        if (now.isBefore(lastCleanup.plus(CLEANUP_INTERVAL))) {
            return;
        }
        lastCleanup = now;
        for (ObjectNode event : controllerContext.all(Kinds.EVENTS)) {
            String last = Json.text(event, "lastTimestamp");
            if (!last.isEmpty() && Instant.parse(last).plus(RETENTION).isBefore(now)) {
                controllerContext.store().remove(Kinds.EVENTS, event);
            }
        }
    }
}
