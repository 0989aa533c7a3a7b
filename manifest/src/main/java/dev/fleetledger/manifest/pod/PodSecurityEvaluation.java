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
     * @param breaks the least strict level that it violates
     */
    public record Obstacle(SecurityLevel breaks, Step step, String pointer, String message) {
    }

    private record Control(SecurityLevel level, Step step, String message, Function<DraftSnapshot, Stream<String>> broken) {
    }

    private static final Set<String> BASELINE_CAPABILITIES = Set.of("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
        "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");
    private static final Set<String> SELINUX_TYPES = Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> SAFE_SYSCTLS = Set.of("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");

    private static final List<Control> CONTROLS = List.of(
        baseline(Step.ADVANCED, "Shares the node's network, processes or IPC.", draftSnapshot -> Stream.of("hostNetwork", "hostPID", "hostIPC")
            .filter(name -> Json.isTrue(draftSnapshot.of(Step.ADVANCED).path("scheduling"), name)).map(name -> "/scheduling/" + name)),
        baseline("Is privileged.", draftSnapshot -> each(draftSnapshot, "/privileged", on -> on.booleanValue(false))),
        baseline("Adds capabilities.", draftSnapshot -> each(draftSnapshot, "/security/capabilities/add/*", one -> !BASELINE_CAPABILITIES.contains(one.stringValue("")))),
        baseline("Sees a path of the node.", draftSnapshot -> draftSnapshot.match(Step.CONTAINERS, "/volumes/*/hostPath").stream().map(PathMatch::pointer)),
        baseline("Takes a port of the node.", draftSnapshot -> each(draftSnapshot, "/ports/*/hostPort", port -> port.longValue(0) > 0)),
        baseline("Names a host for a probe or hook.", draftSnapshot -> Stream.of("/probes/*/httpGet/host", "/lifecycle/postStart/httpGet/host",
            "/lifecycle/preStop/httpGet/host").flatMap(path -> each(draftSnapshot, path, host -> !host.stringValue("").isEmpty()))),
        baseline("Has SELinux options of its own.", draftSnapshot -> Stream.concat(
            each(draftSnapshot, "/security/seLinuxOptions/type", type -> !SELINUX_TYPES.contains(type.stringValue(""))),
            Stream.of("user", "role").flatMap(one -> each(draftSnapshot, "/security/seLinuxOptions/" + one, text -> !text.stringValue("").isEmpty())))),
        baseline("Switches seccomp off.", draftSnapshot -> each(draftSnapshot, "/security/seccompProfile/type", type -> type.stringValue("").equals("Unconfined"))),
        baseline("Sets an unsafe sysctl.", draftSnapshot -> draftSnapshot.match(Step.CONTAINERS, "/podSecurity/sysctls/*/name").stream()
            .filter(name -> !SAFE_SYSCTLS.contains(name.node().stringValue("").replace('/', '.'))).map(PathMatch::pointer)),
        restricted("May escalate privileges.", draftSnapshot -> containers(draftSnapshot, "/security/allowPrivilegeEscalation",
            one -> one.path("security").path("allowPrivilegeEscalation").booleanValue(true))),
        restricted("May run as root.", draftSnapshot -> containers(draftSnapshot, "/security/runAsNonRoot", one -> !isNonRoot(draftSnapshot, one))),
        restricted("Runs as root.", draftSnapshot -> Stream.concat(each(draftSnapshot, "/security/runAsUser", user -> user.longValue(-1) == 0),
            draftSnapshot.match(Step.CONTAINERS, "/podSecurity/runAsUser").stream().filter(user -> user.node().longValue(-1) == 0).map(PathMatch::pointer))),
        restricted("Has no seccomp profile.", draftSnapshot -> containers(draftSnapshot, "/security/seccompProfile",
            one -> !Set.of("RuntimeDefault", "Localhost").contains(Json.text(one.path("security").path("seccompProfile"), "type")))),
        restricted("Doesn't drop all capabilities.", draftSnapshot -> containers(draftSnapshot, "/security/capabilities/drop",
            one -> one.path("security").path("capabilities").path("drop").valueStream().noneMatch(drop -> drop.stringValue("").equals("ALL")))),
        restricted("Adds a capability other than NET_BIND_SERVICE.",
            draftSnapshot -> each(draftSnapshot, "/security/capabilities/add/*", one -> !one.stringValue("").equals("NET_BIND_SERVICE"))));

    private PodSecurityEvaluation() {
    }

    public static SecurityLevel level(StepDocuments stepDocuments) {
        List<Obstacle> obstacles = obstacles(stepDocuments);
        boolean breaksBaseline = obstacles.stream().anyMatch(one -> one.breaks() == SecurityLevel.BASELINE);
        return breaksBaseline ? SecurityLevel.PRIVILEGED : obstacles.isEmpty() ? SecurityLevel.RESTRICTED : SecurityLevel.BASELINE;
    }

    public static List<Obstacle> obstacles(StepDocuments stepDocuments) {
        DraftSnapshot draftSnapshot = new DraftSnapshot(Defaults.fill(stepDocuments).documents(), DraftContext.NONE);
        List<Obstacle> obstacles = new ArrayList<>();
        CONTROLS.forEach(control -> control.broken().apply(draftSnapshot)
            .forEach(pointer -> obstacles.add(new Obstacle(control.level(), control.step(), pointer, control.message()))));
        return List.copyOf(obstacles);
    }

    private static Control baseline(String message, Function<DraftSnapshot, Stream<String>> broken) {
        return baseline(Step.CONTAINERS, message, broken);
    }

    private static Control baseline(Step step, String message, Function<DraftSnapshot, Stream<String>> broken) {
        return new Control(SecurityLevel.BASELINE, step, message, broken);
    }

    private static Control restricted(String message, Function<DraftSnapshot, Stream<String>> broken) {
        return new Control(SecurityLevel.RESTRICTED, Step.CONTAINERS, message, broken);
    }

    private static Stream<String> each(DraftSnapshot draftSnapshot, String path, java.util.function.Predicate<JsonNode> broken) {
        return draftSnapshot.containers().stream().flatMap(container -> DraftSnapshot.inside(container, path).stream())
            .filter(pathMatch -> broken.test(pathMatch.node())).map(PathMatch::pointer);
    }

    private static Stream<String> containers(DraftSnapshot draftSnapshot, String member, java.util.function.Predicate<JsonNode> broken) {
        return draftSnapshot.containers().stream().filter(container -> broken.test(container.node())).map(container -> container.pointer() + member);
    }

    /** The container's setting overrides the pod's. */
    private static boolean isNonRoot(DraftSnapshot draftSnapshot, JsonNode container) {
        JsonNode own = container.path("security").path("runAsNonRoot");
        return own.isBoolean() ? own.booleanValue() : Json.isTrue(draftSnapshot.of(Step.CONTAINERS).path("podSecurity"), "runAsNonRoot");
    }
}
