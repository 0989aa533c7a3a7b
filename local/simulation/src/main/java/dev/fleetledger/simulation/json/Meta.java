package dev.fleetledger.simulation.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Access to {@code metadata}. */
public final class Meta {
    private Meta() {
    }

    public static String name(JsonNode object) {
        return Json.text(object, "metadata", "name");
    }

    public static String namespace(JsonNode object) {
        return Json.text(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return Json.text(object, "metadata", "uid");
    }

    public static String version(JsonNode object) {
        return Json.text(object, "metadata", "resourceVersion");
    }

    public static boolean isDeleting(JsonNode object) {
        return !Json.text(object, "metadata", "deletionTimestamp").isEmpty();
    }

    public static boolean hasFinalizer(JsonNode object, String finalizer) {
        return Json.items(object, "metadata", "finalizers").stream().anyMatch(item -> item.asString().equals(finalizer));
    }

    public static Map<String, String> labels(JsonNode object) {
        return strings(Json.at(object, "metadata", "labels"));
    }

    public static Map<String, String> strings(JsonNode map) {
        Map<String, String> found = new TreeMap<>();
        map.properties().forEach(entry -> found.put(entry.getKey(), entry.getValue().asString()));
        return found;
    }

    public static boolean isControlledBy(JsonNode object, String uid) {
        return Json.items(object, "metadata", "ownerReferences").stream()
                .anyMatch(owner -> Json.flag(owner, "controller") && Json.text(owner, "uid").equals(uid));
    }

    public static ObjectNode of(ObjectNode object) {
        return Json.child(object, "metadata");
    }

    /** Formats an instant in whole seconds, as Kubernetes does. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
