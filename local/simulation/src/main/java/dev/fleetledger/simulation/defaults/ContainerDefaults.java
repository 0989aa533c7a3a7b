package dev.fleetledger.simulation.defaults;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/** Defaults of a container. */
final class ContainerDefaults {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    private ContainerDefaults() {
    }

    static void fill(ObjectNode container) {
        Defaults.fill(container, "imagePullPolicy", pullPolicy(Json.text(container, "image")));
        Defaults.fill(container, "terminationMessagePath", "/dev/termination-log");
        Defaults.fill(container, "terminationMessagePolicy", "File");
        Json.child(container, "resources");
        Json.items(container, "ports").forEach(port -> Defaults.fill((ObjectNode) port, "protocol", "TCP"));
        Json.items(container, "env").forEach(variable -> reference(Json.at(variable, "valueFrom")));
        PROBES.forEach(name -> probe(container.path(name)));
        for (String hook : List.of("postStart", "preStop")) {
            action(Json.at(container, "lifecycle", hook));
        }
    }

    private static String pullPolicy(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        boolean moving = !image.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
        return moving ? "Always" : "IfNotPresent";
    }

    /** Defaults that apply to pods but not to templates: requests default to limits, and host ports to container ports. */
    static void fillInPod(ObjectNode container, boolean hostNetwork) {
        ObjectNode resources = Json.child(container, "resources");
        Json.at(resources, "limits").properties().forEach(limit -> {
            ObjectNode requests = Json.child(resources, "requests");
            if (!requests.has(limit.getKey())) {
                requests.set(limit.getKey(), limit.getValue());
            }
        });
        if (hostNetwork) {
            Json.items(container, "ports").forEach(port ->
                    Defaults.fill((ObjectNode) port, "hostPort", Json.number(port, "containerPort")));
        }
    }

    /** Sets defaults of an environment variable's source or of an item of a downward API volume. */
    static void reference(JsonNode source) {
        if (source.get("fieldRef") instanceof ObjectNode field) {
            Defaults.fill(field, "apiVersion", "v1");
        }
        if (source.get("resourceFieldRef") instanceof ObjectNode field) {
            Defaults.fill(field, "divisor", "0");
        }
    }

    private static void probe(JsonNode found) {
        if (found instanceof ObjectNode probe) {
            Defaults.fill(probe, "timeoutSeconds", 1);
            Defaults.fill(probe, "periodSeconds", 10);
            Defaults.fill(probe, "successThreshold", 1);
            Defaults.fill(probe, "failureThreshold", 3);
            action(probe);
            if (probe.get("grpc") instanceof ObjectNode grpc && !grpc.has("service")) {
                grpc.put("service", "");
            }
        }
    }

    private static void action(JsonNode handler) {
        if (handler.get("httpGet") instanceof ObjectNode request) {
            Defaults.fill(request, "scheme", "HTTP");
            Defaults.fill(request, "path", "/");
        }
    }
}
