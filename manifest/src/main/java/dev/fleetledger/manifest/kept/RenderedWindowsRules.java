package dev.fleetledger.manifest.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;

/** Fields of Windows pods only, and fields of other pods only (validateWindows, validateLinux and validateWindowsHostProcessPod, 1.35). */
final class RenderedWindowsRules {
    private static final String POD = "/spec/template/spec";
    private static final List<String> LISTS = List.of("/containers/*", "/initContainers/*");
    private static final String OPTIONS = "/securityContext/windowsOptions";
    /** Kubernetes treats false as absent in these fields. */
    private static final List<String> HOST_NAMESPACES = List.of("/hostPID", "/hostIPC");
    private static final List<String> NOT_ON_WINDOWS = Stream.concat(
        Stream.of("/hostUsers", "/resources", "/shareProcessNamespace", "/securityContext/seLinuxOptions",
                "/securityContext/seccompProfile",
            "/securityContext/appArmorProfile", "/securityContext/fsGroup", "/securityContext/fsGroupChangePolicy",
            "/securityContext/sysctls",
            "/securityContext/runAsUser", "/securityContext/runAsGroup", "/securityContext/supplementalGroups",
            "/securityContext/supplementalGroupsPolicy",
            "/securityContext/seLinuxChangePolicy"),
        LISTS.stream().flatMap(list -> Stream.of("seLinuxOptions", "seccompProfile", "appArmorProfile", "capabilities",
                "readOnlyRootFilesystem",
            "allowPrivilegeEscalation", "privileged", "procMount", "runAsUser", "runAsGroup")
            .map(member -> list + "/securityContext/" + member))).toList();
    private static final List<String> ONLY_ON_WINDOWS = Stream.concat(Stream.of(OPTIONS), LISTS.stream().map(list -> list + OPTIONS))
            .toList();

    static final List<RenderedRule> ROWS = List.of(
        new RenderedRule("WindowsHasNoSuchField", "A pod for Windows can't have this.", "Leave it out, or choose another operating system.",
            object -> isForOs(object, "windows")
            ? Stream.concat(RenderedPodRules.findViolations(object, HOST_NAMESPACES, node -> node.booleanValue(false)),
                RenderedPodRules.findViolations(object, NOT_ON_WINDOWS, node -> !(node.isArray() && node.isEmpty()))) : Stream.of()),
        new RenderedRule("LinuxHasNoSuchField", "A pod for Linux can't have this.", "Leave it out, or choose another operating system.",
            object -> isForOs(object, "linux") ? RenderedPodRules.findViolations(object, ONLY_ON_WINDOWS, node -> true) : Stream.of()),
        new RenderedRule("HostProcessIsNotThePods", "hostProcess differs between the pod and this container.",
        "Set hostProcess for the pod, and leave it out here.",
            object -> containers(object).filter(one -> contradictsPod(podHostProcess(object), ownHostProcess(one.node())))
            .map(one -> one.pointer() + OPTIONS + "/hostProcess")),
        new RenderedRule("HostProcessIsNotOfAll", "Another container of the pod is a host process, so all containers must be, and this "
                + "one isn't.",
                "Set hostProcess to true for the pod.",
            object -> runsOnHost(object, one -> true) ? containers(object).filter(one -> !isTrue(effectiveHostProcess(object, one.node())))
            .map(PathMatch::pointer) : Stream.of()),
        new RenderedRule("HostProcessNeedsHostNetwork", "A pod with host processes needs hostNetwork.",
                "Set hostNetwork to true, or hostProcess to false.",
            object -> object.at(POD + "/hostNetwork").booleanValue(false) ? Stream.of() : hostProcesses(object)));

    private RenderedWindowsRules() {
    }

    private static boolean isForOs(JsonNode object, String system) {
        return object.at(POD + "/os/name").stringValue("").equals(system);
    }

    private static Stream<PathMatch> containers(JsonNode object) {
        List<PathMatch> all = new ArrayList<>();
        LISTS.forEach(list -> all.addAll(PointerPattern.of(POD + list).match(object)));
        return all.stream();
    }

    private static boolean runsOnHost(JsonNode object, Predicate<JsonNode> filter) {
        return containers(object).map(PathMatch::node).filter(filter).anyMatch(one -> isTrue(effectiveHostProcess(object, one)));
    }

    /** Returns the pointers where it is set, in the pod or in its containers. */
    private static Stream<String> hostProcesses(JsonNode object) {
        Stream<String> own = containers(object).filter(one -> isTrue(ownHostProcess(one.node())))
                .map(one -> one.pointer() + OPTIONS + "/hostProcess");
        boolean isInherited = isTrue(podHostProcess(object)) && runsOnHost(object, one -> ownHostProcess(one) == null);
        return isInherited ? Stream.concat(Stream.of(POD + OPTIONS + "/hostProcess"), own) : own;
    }

    private static @Nullable JsonNode effectiveHostProcess(JsonNode object, JsonNode container) {
        return ownHostProcess(container) == null ? podHostProcess(object) : ownHostProcess(container);
    }

    private static @Nullable JsonNode podHostProcess(JsonNode object) {
        return hostProcessOf(object.at(POD + OPTIONS));
    }

    private static @Nullable JsonNode ownHostProcess(JsonNode container) {
        return hostProcessOf(container.at(OPTIONS));
    }

    private static @Nullable JsonNode hostProcessOf(JsonNode options) {
        return Optional.ofNullable(options.get("hostProcess")).filter(JsonNode::isBoolean).orElse(null);
    }

    private static boolean isTrue(@Nullable JsonNode flag) {
        return flag != null && flag.booleanValue();
    }

    private static boolean contradictsPod(@Nullable JsonNode pod, @Nullable JsonNode own) {
        return pod != null && own != null && !pod.equals(own);
    }
}
