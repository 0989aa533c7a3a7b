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
        List<String> violations = new ArrayList<>();
        boolean restricted = level.equals("restricted");
        if (restricted || level.equals("baseline")) {
            addBaseline(spec, violations, !restricted);
        }
        if (restricted) {
            addRestricted(spec, violations);
        }
        return violations.stream().filter(violation -> !violation.isEmpty()).toList();
    }

    private static void addBaseline(JsonNode spec, List<String> violations, boolean namesPaths) {
        String shared = Stream.of("hostNetwork", "hostPID", "hostIPC").filter(name -> Json.flag(spec, name))
                .map(name -> name + "=true").collect(Collectors.joining(", "));
        violations.add(shared.isEmpty() ? "" : "host namespaces (" + shared + ")");
        String paths = Json.items(spec, "volumes").stream().filter(volume -> volume.has("hostPath"))
                .map(volume -> "\"" + Json.text(volume, "name") + "\"").collect(Collectors.joining(", "));
        violations.add(paths.isEmpty() || !namesPaths ? "" : "hostPath volumes (volume" + (paths.contains(",") ? "s " : " ") + paths + ")");
        for (JsonNode container : containers(spec)) {
            Json.items(container, "ports").stream().filter(port -> Json.number(port, "hostPort") > 0).forEach(port -> violations.add(
                    "hostPort (container \"" + Json.text(container, "name") + "\" uses hostPort " + Json.number(port, "hostPort") + ")"));
        }
        violations.add(violation(spec, "privileged", "", "must not set securityContext.privileged=true",
                container -> Json.flag(container, "securityContext", "privileged")));
    }

    private static void addRestricted(JsonNode spec, List<String> violations) {
        violations.add(violation(spec, "allowPrivilegeEscalation != false", "", "must set securityContext.allowPrivilegeEscalation=false",
                container -> !Json.text(container, "securityContext", "allowPrivilegeEscalation").equals("false")));
        violations.add(violation(spec, "unrestricted capabilities", "", "must set securityContext.capabilities.drop=[\"ALL\"]",
                container -> Json.items(container, "securityContext", "capabilities", "drop").stream()
                        .noneMatch(dropped -> dropped.asString().equals("ALL"))));
        List<String> paths = Json.items(spec, "volumes").stream().filter(volume -> volume.has("hostPath"))
                .map(volume -> "\"" + Json.text(volume, "name") + "\"").toList();
        violations.add(paths.isEmpty() ? "" : "restricted volume types (volume" + (paths.size() > 1 ? "s " : " ") + String.join(", ", paths)
                + (paths.size() > 1 ? " use" : " uses") + " restricted volume type \"hostPath\")");
        violations.add(violation(spec, "runAsNonRoot != true", "pod or ", "must set securityContext.runAsNonRoot=true",
                container -> !Json.flag(container, "securityContext", "runAsNonRoot")
                && !Json.flag(spec, "securityContext", "runAsNonRoot")));
        violations.add(violation(spec, "seccompProfile", "pod or ",
                "must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
                container -> Json.text(container, "securityContext", "seccompProfile", "type").isEmpty()
                        && Json.text(spec, "securityContext", "seccompProfile", "type").isEmpty()));
    }

    private static String violation(JsonNode spec, String rule, String scope, String requirement, Predicate<JsonNode> violates) {
        List<String> names = containers(spec).stream().filter(violates)
                .map(container -> "\"" + Json.text(container, "name") + "\"").toList();
        return names.isEmpty() ? "" : rule + " (" + scope + "container" + (names.size() > 1 ? "s " : " ")
                + String.join(", ", names) + " " + requirement + ")";
    }

    private static List<JsonNode> containers(JsonNode spec) {
        return Stream.of("initContainers", "containers").flatMap(list -> Json.items(spec, list).stream()).toList();
    }
}
