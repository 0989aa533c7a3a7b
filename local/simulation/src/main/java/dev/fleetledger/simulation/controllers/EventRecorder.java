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
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    private final ControllerContext controllerContext;
    private Instant cleaned = Instant.EPOCH;

    public EventRecorder(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void normal(String component, ObjectNode about, String reason, String message, Instant now) {
        say("Normal", component, about, reason, message, now);
    }

    public void warning(String component, ObjectNode about, String reason, String message, Instant now) {
        say("Warning", component, about, reason, message, now);
    }

    private void say(String type, String component, ObjectNode about, String reason, String message, Instant now) {
        String namespace = Meta.namespace(about).isEmpty() ? "default" : Meta.namespace(about);
        String name = Meta.name(about) + "." + Integer.toHexString((Meta.uid(about) + reason + message).hashCode());
        ObjectNode next = controllerContext.find(Kinds.EVENTS, namespace, name).map(ObjectNode::deepCopy)
                .orElseGet(() -> fresh(type, component, about, reason, message, namespace, name, now));
        next.put("count", Json.number(next, "count") + 1).put("lastTimestamp", Meta.time(now));
        if (Meta.version(next).isEmpty()) {
            if (controllerContext.find(Kinds.NAMESPACES, "", namespace).filter(found -> !Meta.isDeleting(found)).isPresent()) {
                controllerContext.create(Kinds.EVENTS, next);
            }
        } else {
            controllerContext.put(Kinds.EVENTS, next);
        }
    }

    private static ObjectNode fresh(String type, String component, ObjectNode about, String reason, String message,
                                    String namespace, String name, Instant now) {
        ObjectNode event = Json.object().put("kind", "Event").put("apiVersion", "v1");
        Meta.of(event).put("name", name).put("namespace", namespace);
        ObjectNode involved = event.putObject("involvedObject").put("kind", Json.text(about, "kind"));
        if (!Meta.namespace(about).isEmpty()) {
            involved.put("namespace", namespace);
        }
        involved.put("name", Meta.name(about)).put("uid", Meta.uid(about)).put("apiVersion", Json.text(about, "apiVersion"))
                .put("resourceVersion", Meta.version(about));
        event.put("reason", reason).put("message", message);
        event.putObject("source").put("component", component);
        return event.put("firstTimestamp", Meta.time(now)).put("type", type).put("reportingComponent", component)
                .put("reportingInstance", "");
    }

    public void forgetOld(Instant now) {
        if (now.isBefore(cleaned.plus(BETWEEN_CLEANINGS))) {
            return;
        }
        cleaned = now;
        for (ObjectNode event : controllerContext.all(Kinds.EVENTS)) {
            String last = Json.text(event, "lastTimestamp");
            if (!last.isEmpty() && Instant.parse(last).plus(KEPT).isBefore(now)) {
                controllerContext.store().remove(Kinds.EVENTS, event);
            }
        }
    }
}
