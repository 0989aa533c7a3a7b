package dev.fleetledger.simulation.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.json.Json;

/** Checks the Pod Security levels {@code baseline} and {@code restricted}, limited to the rules that DaemonSets usually violate. */
public final class PodSecurityAdmission {
    private PodSecurityAdmission() {
    }

    /** Returns an empty list for other levels. */
    public static List<String> violations(String level, JsonNode spec) {
        List<String> found = new ArrayList<>();
        boolean restricted = level.equals("restricted");
        if (restricted || level.equals("baseline")) {
            baseline(spec, found, !restricted);
        }
        if (restricted) {
            restricted(spec, found);
        }
        return found.stream().filter(violation -> !violation.isEmpty()).toList();
    }

    private static void baseline(JsonNode spec, List<String> found, boolean namesPaths) {
        String shared = Stream.of("hostNetwork", "hostPID", "hostIPC").filter(name -> Json.flag(spec, name))
                .map(name -> name + "=true").collect(Collectors.joining(", "));
        found.add(shared.isEmpty() ? "" : "host namespaces (" + shared + ")");
        String paths = Json.items(spec, "volumes").stream().filter(volume -> volume.has("hostPath"))
                .map(volume -> "\"" + Json.text(volume, "name") + "\"").collect(Collectors.joining(", "));
        found.add(paths.isEmpty() || !namesPaths ? "" : "hostPath volumes (volume" + (paths.contains(",") ? "s " : " ") + paths + ")");
        for (JsonNode container : containers(spec)) {
            Json.items(container, "ports").stream().filter(port -> Json.number(port, "hostPort") > 0).forEach(port -> found.add(
                    "hostPort (container \"" + Json.text(container, "name") + "\" uses hostPort " + Json.number(port, "hostPort") + ")"));
        }
        found.add(named(spec, "privileged", "", "must not set securityContext.privileged=true",
                container -> Json.flag(container, "securityContext", "privileged")));
    }

    private static void restricted(JsonNode spec, List<String> found) {
        found.add(named(spec, "allowPrivilegeEscalation != false", "", "must set securityContext.allowPrivilegeEscalation=false",
                container -> !Json.text(container, "securityContext", "allowPrivilegeEscalation").equals("false")));
        found.add(named(spec, "unrestricted capabilities", "", "must set securityContext.capabilities.drop=[\"ALL\"]",
                container -> Json.items(container, "securityContext", "capabilities", "drop").stream()
                        .noneMatch(dropped -> dropped.asString().equals("ALL"))));
        List<String> paths = Json.items(spec, "volumes").stream().filter(volume -> volume.has("hostPath"))
                .map(volume -> "\"" + Json.text(volume, "name") + "\"").toList();
        found.add(paths.isEmpty() ? "" : "restricted volume types (volume" + (paths.size() > 1 ? "s " : " ") + String.join(", ", paths)
                + (paths.size() > 1 ? " use" : " uses") + " restricted volume type \"hostPath\")");
        found.add(named(spec, "runAsNonRoot != true", "pod or ", "must set securityContext.runAsNonRoot=true",
                container -> !Json.flag(container, "securityContext", "runAsNonRoot") && !Json.flag(spec, "securityContext", "runAsNonRoot")));
        found.add(named(spec, "seccompProfile", "pod or ", "must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
                container -> Json.text(container, "securityContext", "seccompProfile", "type").isEmpty()
                        && Json.text(spec, "securityContext", "seccompProfile", "type").isEmpty()));
    }

    private static String named(JsonNode spec, String what, String also, String must, Predicate<JsonNode> breaks) {
        List<String> names = containers(spec).stream().filter(breaks)
                .map(container -> "\"" + Json.text(container, "name") + "\"").toList();
        return names.isEmpty() ? "" : what + " (" + also + "container" + (names.size() > 1 ? "s " : " ")
                + String.join(", ", names) + " " + must + ")";
    }

    private static List<JsonNode> containers(JsonNode spec) {
        return Stream.of("initContainers", "containers").flatMap(list -> Json.items(spec, list).stream()).toList();
    }
}
