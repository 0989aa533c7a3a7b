package dev.fleetledger.manifest.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.form.Defaults;

/**
 * Determines the Pod Security level that a draft's pods satisfy, and what violates a stricter one. One row per control of the Pod Security
 * Standards, as of Kubernetes 1.35. Kubernetes accepts the DaemonSet in any case and rejects its pods.
 */
public final class PodSecurityEvaluation {
    /**
     * A setting that a level doesn't allow.
     *
     * @param violatedLevel the least strict level that it violates
     */
    public record Obstacle(SecurityLevel violatedLevel, Step step, String pointer, String message) {
    }

    private record Control(SecurityLevel level, Step step, String message, Function<DraftSnapshot, Stream<String>> findViolations) {
    }

    private static final Set<String> BASELINE_CAPABILITIES =
            Set.of("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
        "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");
    private static final Set<String> SELINUX_TYPES = Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> SAFE_SYSCTLS = Set.of("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");

    private static final List<Control> CONTROLS = List.of(
        baseline(Step.ADVANCED, "Shares the node's network, processes or IPC.", draft -> Stream.of("hostNetwork", "hostPID", "hostIPC")
            .filter(name -> Json.isTrue(draft.of(Step.ADVANCED).path("scheduling"), name)).map(name -> "/scheduling/" + name)),
        baseline("Is privileged.", draft -> each(draft, "/privileged", on -> on.booleanValue(false))),
        baseline("Adds capabilities.", draft -> each(draft, "/security/capabilities/add/*", one ->
        !BASELINE_CAPABILITIES.contains(one.stringValue("")))),
        baseline("Sees a path of the node.", draft -> draft.match(Step.CONTAINERS, "/volumes/*/hostPath").stream().map(PathMatch::pointer)),
        baseline("Takes a port of the node.", draft -> each(draft, "/ports/*/hostPort", port -> port.longValue(0) > 0)),
        baseline("Names a host for a probe or hook.", draft -> Stream.of("/probes/*/httpGet/host", "/lifecycle/postStart/httpGet/host",
            "/lifecycle/preStop/httpGet/host").flatMap(path -> each(draft, path, host -> !host.stringValue("").isEmpty()))),
        baseline("Has SELinux options of its own.", draft -> Stream.concat(
            each(draft, "/security/seLinuxOptions/type", type -> !SELINUX_TYPES.contains(type.stringValue(""))),
            Stream.of("user", "role").flatMap(one -> each(draft, "/security/seLinuxOptions/" + one, text -> !text.stringValue("")
                    .isEmpty())))),
        baseline("Switches seccomp off.", draft -> each(draft, "/security/seccompProfile/type", type -> type.stringValue("")
                .equals("Unconfined"))),
        baseline("Sets an unsafe sysctl.", draft -> draft.match(Step.CONTAINERS, "/podSecurity/sysctls/*/name").stream()
            .filter(name -> !SAFE_SYSCTLS.contains(name.node().stringValue("").replace('/', '.'))).map(PathMatch::pointer)),
        restricted("May escalate privileges.", draft -> containers(draft, "/security/allowPrivilegeEscalation",
            one -> one.path("security").path("allowPrivilegeEscalation").booleanValue(true))),
        restricted("May run as root.", draft -> containers(draft, "/security/runAsNonRoot", one -> !isNonRoot(draft, one))),
        restricted("Runs as root.", draft -> Stream.concat(each(draft, "/security/runAsUser", user -> user.longValue(-1) == 0),
            draft.match(Step.CONTAINERS, "/podSecurity/runAsUser").stream().filter(user -> user.node().longValue(-1) == 0)
            .map(PathMatch::pointer))),
        restricted("Has no seccomp profile.", draft -> containers(draft, "/security/seccompProfile",
            one -> !Set.of("RuntimeDefault", "Localhost").contains(Json.text(one.path("security").path("seccompProfile"), "type")))),
        restricted("Doesn't drop all capabilities.", draft -> containers(draft, "/security/capabilities/drop",
            one -> one.path("security").path("capabilities").path("drop").valueStream()
            .noneMatch(drop -> drop.stringValue("").equals("ALL")))),
        restricted("Adds a capability other than NET_BIND_SERVICE.",
            draft -> each(draft, "/security/capabilities/add/*", one -> !one.stringValue("").equals("NET_BIND_SERVICE"))));

    private PodSecurityEvaluation() {
    }

    public static SecurityLevel level(StepDocuments stepDocuments) {
        List<Obstacle> obstacles = obstacles(stepDocuments);
        boolean violatesBaseline = obstacles.stream().anyMatch(one -> one.violatedLevel() == SecurityLevel.BASELINE);
        return violatesBaseline ? SecurityLevel.PRIVILEGED : obstacles.isEmpty() ? SecurityLevel.RESTRICTED : SecurityLevel.BASELINE;
    }

    public static List<Obstacle> obstacles(StepDocuments stepDocuments) {
        DraftSnapshot draft = new DraftSnapshot(Defaults.fill(stepDocuments).documents(), DraftContext.NONE);
        List<Obstacle> obstacles = new ArrayList<>();
        CONTROLS.forEach(control -> control.findViolations().apply(draft)
            .forEach(pointer -> obstacles.add(new Obstacle(control.level(), control.step(), pointer, control.message()))));
        return List.copyOf(obstacles);
    }

    private static Control baseline(String message, Function<DraftSnapshot, Stream<String>> violated) {
        return baseline(Step.CONTAINERS, message, violated);
    }

    private static Control baseline(Step step, String message, Function<DraftSnapshot, Stream<String>> violated) {
        return new Control(SecurityLevel.BASELINE, step, message, violated);
    }

    private static Control restricted(String message, Function<DraftSnapshot, Stream<String>> violated) {
        return new Control(SecurityLevel.RESTRICTED, Step.CONTAINERS, message, violated);
    }

    private static Stream<String> each(DraftSnapshot draft, String path, java.util.function.Predicate<JsonNode> violated) {
        return draft.matchInContainers(path).filter(pathMatch -> violated.test(pathMatch.node())).map(PathMatch::pointer);
    }

    private static Stream<String> containers(DraftSnapshot draft, String member, java.util.function.Predicate<JsonNode> violated) {
        return draft.containers().stream().filter(container -> violated.test(container.node()))
                .map(container -> container.pointer() + member);
    }

    /** The container's setting overrides the pod's. */
    private static boolean isNonRoot(DraftSnapshot draft, JsonNode container) {
        JsonNode own = container.path("security").path("runAsNonRoot");
        return own.isBoolean() ? own.booleanValue() : Json.isTrue(draft.of(Step.CONTAINERS).path("podSecurity"), "runAsNonRoot");
    }
}
