package dev.fleetledger.simulation.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;

/** Validation of a container. */
final class ContainerRules {
    private static final int MAX_PORT = 65535;

    private ContainerRules() {
    }

    static void check(JsonNode container, String path, Set<String> volumes, Set<String> hostPorts, List<Cause> causes) {
        causes.addAll(NameRules.ofLabel(Json.text(container, "name"), path + ".name"));
        String image = Json.text(container, "image");
        if (image.isEmpty()) {
            causes.add(Causes.required(path + ".image", ""));
        }
        checkPorts(container, path, hostPorts, causes);
        checkMounts(container, path, volumes, causes);
    }

    private static void checkPorts(JsonNode container, String path, Set<String> hostPorts, List<Cause> causes) {
        List<JsonNode> ports = Json.items(container, "ports");
        for (int i = 0; i < ports.size(); i++) {
            String field = path + ".ports[" + i + "]";
            JsonNode port = ports.get(i);
            checkRange(port, "containerPort", field, causes);
            if (port.has("hostPort")) {
                checkRange(port, "hostPort", field, causes);
                String taken = Json.text(port, "protocol") + "/" + Json.text(port, "hostIP") + "/" + Json.number(port, "hostPort");
                PodRules.checkUnique(taken, field + ".hostPort", hostPorts, causes);
            }
        }
    }

    private static void checkRange(JsonNode port, String name, String field, List<Cause> causes) {
        int number = Json.number(port, name);
        if (number == 0 && name.equals("containerPort")) {
            causes.add(Causes.required(field + "." + name, ""));
        } else if (number < 1 || number > MAX_PORT) {
            causes.add(Causes.invalid(field + "." + name, Integer.toString(number), "must be between 1 and 65535, inclusive"));
        }
    }

    private static void checkMounts(JsonNode container, String path, Set<String> volumes, List<Cause> causes) {
        Set<String> paths = new HashSet<>();
        List<JsonNode> mounts = Json.items(container, "volumeMounts");
        for (int i = 0; i < mounts.size(); i++) {
            String field = path + ".volumeMounts[" + i + "]";
            String name = Json.text(mounts.get(i), "name");
            if (!volumes.contains(name)) {
                causes.add(Causes.missing(field + ".name", "\"" + name + "\""));
            }
            String mountPath = Json.text(mounts.get(i), "mountPath");
            if (mountPath.isEmpty()) {
                causes.add(Causes.required(field + ".mountPath", ""));
            } else if (!paths.add(mountPath)) {
                causes.add(Causes.invalid(field + ".mountPath", "\"" + mountPath + "\"", "must be unique"));
            }
        }
    }
}
