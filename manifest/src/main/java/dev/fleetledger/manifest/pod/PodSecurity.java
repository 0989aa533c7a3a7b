package dev.fleetledger.manifest.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.form.Defaults;

/**
 * Determines the Pod Security level that a draft's pods satisfy, and what violates a stricter one. One row per control of the Pod Security
 * Standards, as of Kubernetes 1.35. Kubernetes accepts the DaemonSet in any case and rejects its pods.
 */
public final class PodSecurity {
    /**
     * A setting that a level doesn't allow.
     *
     * @param breaks the least strict level that it violates
     */
    public record Obstacle(SecurityLevel breaks, Step step, String pointer, String message) {
    }

    private record Control(SecurityLevel level, Step step, String message, Function<Draft, Stream<String>> broken) {
    }

    private static final Set<String> BASELINE_CAPABILITIES = Set.of("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
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
        baseline("Adds capabilities.", draft -> each(draft, "/security/capabilities/add/*", one -> !BASELINE_CAPABILITIES.contains(one.stringValue("")))),
        baseline("Sees a path of the node.", draft -> draft.each(Step.CONTAINERS, "/volumes/*/hostPath").stream().map(Found::pointer)),
        baseline("Takes a port of the node.", draft -> each(draft, "/ports/*/hostPort", port -> port.longValue(0) > 0)),
        baseline("Names a host for a probe or hook.", draft -> Stream.of("/probes/*/httpGet/host", "/lifecycle/postStart/httpGet/host",
            "/lifecycle/preStop/httpGet/host").flatMap(path -> each(draft, path, host -> !host.stringValue("").isEmpty()))),
        baseline("Has SELinux options of its own.", draft -> Stream.concat(
            each(draft, "/security/seLinuxOptions/type", type -> !SELINUX_TYPES.contains(type.stringValue(""))),
            Stream.of("user", "role").flatMap(one -> each(draft, "/security/seLinuxOptions/" + one, text -> !text.stringValue("").isEmpty())))),
        baseline("Switches seccomp off.", draft -> each(draft, "/security/seccompProfile/type", type -> type.stringValue("").equals("Unconfined"))),
        baseline("Sets an unsafe sysctl.", draft -> draft.each(Step.CONTAINERS, "/podSecurity/sysctls/*/name").stream()
            .filter(name -> !SAFE_SYSCTLS.contains(name.node().stringValue("").replace('/', '.'))).map(Found::pointer)),
        restricted("May escalate privileges.", draft -> containers(draft, "/security/allowPrivilegeEscalation",
            one -> one.path("security").path("allowPrivilegeEscalation").booleanValue(true))),
        restricted("May run as root.", draft -> containers(draft, "/security/runAsNonRoot", one -> !isNonRoot(draft, one))),
        restricted("Runs as root.", draft -> Stream.concat(each(draft, "/security/runAsUser", user -> user.longValue(-1) == 0),
            draft.each(Step.CONTAINERS, "/podSecurity/runAsUser").stream().filter(user -> user.node().longValue(-1) == 0).map(Found::pointer))),
        restricted("Has no seccomp profile.", draft -> containers(draft, "/security/seccompProfile",
            one -> !Set.of("RuntimeDefault", "Localhost").contains(Json.text(one.path("security").path("seccompProfile"), "type")))),
        restricted("Doesn't drop all capabilities.", draft -> containers(draft, "/security/capabilities/drop",
            one -> one.path("security").path("capabilities").path("drop").valueStream().noneMatch(drop -> drop.stringValue("").equals("ALL")))),
        restricted("Adds a capability other than NET_BIND_SERVICE.",
            draft -> each(draft, "/security/capabilities/add/*", one -> !one.stringValue("").equals("NET_BIND_SERVICE"))));

    private PodSecurity() {
    }

    public static SecurityLevel level(Documents documents) {
        List<Obstacle> obstacles = obstacles(documents);
        boolean breaksBaseline = obstacles.stream().anyMatch(one -> one.breaks() == SecurityLevel.BASELINE);
        return breaksBaseline ? SecurityLevel.PRIVILEGED : obstacles.isEmpty() ? SecurityLevel.RESTRICTED : SecurityLevel.BASELINE;
    }

    public static List<Obstacle> obstacles(Documents documents) {
        Draft draft = new Draft(Defaults.fill(documents).documents(), Circumstances.NONE);
        List<Obstacle> obstacles = new ArrayList<>();
        CONTROLS.forEach(control -> control.broken().apply(draft)
            .forEach(pointer -> obstacles.add(new Obstacle(control.level(), control.step(), pointer, control.message()))));
        return List.copyOf(obstacles);
    }

    private static Control baseline(String message, Function<Draft, Stream<String>> broken) {
        return baseline(Step.CONTAINERS, message, broken);
    }

    private static Control baseline(Step step, String message, Function<Draft, Stream<String>> broken) {
        return new Control(SecurityLevel.BASELINE, step, message, broken);
    }

    private static Control restricted(String message, Function<Draft, Stream<String>> broken) {
        return new Control(SecurityLevel.RESTRICTED, Step.CONTAINERS, message, broken);
    }

    private static Stream<String> each(Draft draft, String path, java.util.function.Predicate<JsonNode> broken) {
        return draft.containers().stream().flatMap(container -> Draft.inside(container, path).stream())
            .filter(found -> broken.test(found.node())).map(Found::pointer);
    }

    private static Stream<String> containers(Draft draft, String member, java.util.function.Predicate<JsonNode> broken) {
        return draft.containers().stream().filter(container -> broken.test(container.node())).map(container -> container.pointer() + member);
    }

    /** The container's setting overrides the pod's. */
    private static boolean isNonRoot(Draft draft, JsonNode container) {
        JsonNode own = container.path("security").path("runAsNonRoot");
        return own.isBoolean() ? own.booleanValue() : Json.isTrue(draft.of(Step.CONTAINERS).path("podSecurity"), "runAsNonRoot");
    }
}
