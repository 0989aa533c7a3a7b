package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;

/** Validation of a pod spec, in a pod or in a template. */
final class PodRules {
    private PodRules() {
    }

    static List<Cause> of(JsonNode spec, String path) {
        List<Cause> causes = new ArrayList<>();
        Set<String> volumes = checkVolumes(spec, path, causes);
        if (Json.items(spec, "containers").isEmpty()) {
            causes.add(Causes.required(path + ".containers", ""));
        }
        Set<String> names = new HashSet<>();
        Set<String> hostPorts = new HashSet<>();
        for (String list : List.of("containers", "initContainers")) {
            List<JsonNode> containers = Json.items(spec, list);
            for (int i = 0; i < containers.size(); i++) {
                String containerPath = path + "." + list + "[" + i + "]";
                ContainerRules.check(containers.get(i), containerPath, volumes, hostPorts, causes);
                checkUnique(Json.text(containers.get(i), "name"), containerPath + ".name", names, causes);
            }
        }
        return causes;
    }

    private static Set<String> checkVolumes(JsonNode spec, String path, List<Cause> causes) {
        Set<String> names = new HashSet<>();
        List<JsonNode> volumes = Json.items(spec, "volumes");
        for (int i = 0; i < volumes.size(); i++) {
            String field = path + ".volumes[" + i + "]";
            String name = Json.text(volumes.get(i), "name");
            causes.addAll(NameRules.ofLabel(name, field + ".name"));
            checkUnique(name, field + ".name", names, causes);
            if (volumes.get(i).has("hostPath") && Json.text(volumes.get(i), "hostPath", "path").isEmpty()) {
                causes.add(Causes.required(field + ".hostPath.path", ""));
            }
        }
        return names;
    }

    static void checkUnique(String value, String field, Set<String> seen, List<Cause> causes) {
        if (!value.isEmpty() && !seen.add(value)) {
            causes.add(Causes.duplicate(field, "\"" + value + "\""));
        }
    }
}
