package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Checks a pod template against the level {@code baseline} (Pod Security Standards, 1.35). Used only if a namespace warns at
 * another level than it enforces, because the API server then doesn't report on the enforced level.
 */
final class PodSecurityBaseline {

    private static final Set<String> CAPABILITIES = Set.of("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
            "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");

    /** Controls on the pod's spec. */
    private static final Map<String, Predicate<JsonNode>> POD_CONTROLS = Map.of(
            "host namespaces", spec -> Stream.of("hostNetwork", "hostPID", "hostIPC").anyMatch(name -> spec.path(name).asBoolean(false)),
            "hostPath volumes", spec -> spec.path("volumes").valueStream().anyMatch(volume -> volume.has("hostPath")),
            "seccompProfile", spec -> isUnconfined(spec.path("securityContext")));

    private static final Map<String, Predicate<JsonNode>> CONTAINER_CONTROLS = Map.of(
            "privileged", container -> container.path("securityContext").path("privileged").asBoolean(false),
            "hostPort", container -> container.path("ports").valueStream().anyMatch(port -> port.path("hostPort").asInt(0) > 0),
            "non-default capabilities", container -> container.path("securityContext").path("capabilities").path("add").valueStream()
                    .anyMatch(added -> !CAPABILITIES.contains(added.asString(""))),
            "procMount", container -> !container.path("securityContext").path("procMount").asString("Default").equals("Default"),
            "seccompProfile", container -> isUnconfined(container.path("securityContext")));

    private PodSecurityBaseline() {}

    /** @return the violated controls, by their names in Kubernetes' own messages */
    static List<String> violations(PodTemplate template) {
        Stream<String> pods = POD_CONTROLS.entrySet().stream().filter(control -> control.getValue().test(template.spec()))
                .map(Map.Entry::getKey);
        Stream<String> containers = CONTAINER_CONTROLS.entrySet().stream()
                .filter(control -> template.containers().stream().anyMatch(control.getValue())).map(Map.Entry::getKey);
        return Stream.concat(pods, containers).distinct().sorted().toList();
    }

    private static boolean isUnconfined(JsonNode securityContext) {
        return securityContext.path("seccompProfile").path("type").asString("").equals("Unconfined");
    }
}
