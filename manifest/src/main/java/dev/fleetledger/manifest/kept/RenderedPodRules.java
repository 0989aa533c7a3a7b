package dev.fleetledger.manifest.kept;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Fields of a pod that exclude or require each other and of which the form has at most one (ValidatePodSpec, 1.35). */
final class RenderedPodRules {
    private static final String POD = "/spec/template/spec";
    private static final int MAX_INITIATOR_BYTES = 64;
    private static final List<String> LISTS = List.of("/containers/*", "/initContainers/*");

    static final List<RenderedRule> ROWS = List.of(
        new RenderedRule("OwnUsersExcludeTheHost", "With hostUsers false the pod has a user namespace of its own, and can't share this "
                + "with the node.",
                "Turn it off, or leave hostUsers out.",
            object -> hasUserNamespace(object) ? Stream.concat(findViolations(object, List.of("/hostPID", "/hostIPC", "/hostNetwork"),
                    node -> node.booleanValue(false)),
                findViolations(object, containerPaths("/volumeDevices"), node -> !node.isEmpty())) : Stream.of()),
        new RenderedRule("UnmaskedNeedsOwnUsers", "procMount Unmasked needs a pod with a user namespace of its own.",
                "Set hostUsers to false, or leave procMount out.",
            object -> hasUserNamespace(object) ? Stream.of()
            : findViolations(object, containerPaths("/securityContext/procMount"), node -> node.stringValue("").equals("Unmasked"))),
        new RenderedRule("HostnameIsOverriddenTwice", "hostnameOverride excludes setHostnameAsFQDN and hostNetwork, and one of these is "
                + "on.", "Keep one of them.",
                object -> isTrue(object, "setHostnameAsFQDN") || isTrue(object, "hostNetwork")
            ? findViolations(object, List.of("/hostnameOverride"), node -> true) : Stream.of()),
        new RenderedRule("ProbeNeedsSidecar", "An init container has this only if it is a sidecar, with restartPolicy Always.",
                "Leave it out, or set restartPolicy to Always.",
            object -> PointerPattern.of(Sidecars.PATH + "/*").match(object).stream()
            .filter(container -> !Sidecars.isSidecar(container.node()))
                .flatMap(container -> Stream.of("/livenessProbe", "/readinessProbe", "/startupProbe", "/lifecycle/postStart",
                        "/lifecycle/preStop", "/lifecycle")
                    .filter(member -> isReported(container.node().at(member), member)).map(member -> container.pointer() + member))),
        new RenderedRule("DeviceHasNoVolume", "No volume of this name is a persistentVolumeClaim or ephemeral volume that the container "
                + "neither mounts nor uses as another device.",
                "Write the name of a persistentVolumeClaim or ephemeral volume, and use each once.",
            object -> LISTS.stream().flatMap(list -> PointerPattern.of(POD + list).match(object).stream()).flatMap(container -> {
                Set<String> available = new HashSet<>(claims(object).toList());
                container.node().path("volumeMounts").forEach(mount -> available.remove(Json.text(mount, "name")));
                return DraftSnapshot.inside(container, "/volumeDevices/*").stream()
                        .filter(device -> !available.remove(Json.text(device.node(), "name"))).map(device -> device.pointer("name"));
            })),
        new RenderedRule("InitiatorHasNoRoom",
                "With the portal's address, the volume's name has more than 64 characters, and the initiator keeps both.",
                "Shorten the volume's name.",
            object -> PointerPattern.of(POD + "/volumes/*").match(object).stream()
            .filter(volume -> volume.node().path("iscsi").has("initiatorName")
                && FieldRule.bytes(Json.text(volume.node(), "name") + ":"
                        + Json.text(volume.node().path("iscsi"), "targetPortal")) > MAX_INITIATOR_BYTES).map(volume -> volume.pointer("name"))),
        new RenderedRule("DevicePathIsMounted", "Something is mounted at this path already.", "Use another path.",
            object -> LISTS.stream().flatMap(list -> PointerPattern.of(POD + list).match(object).stream()).flatMap(container -> {
                Set<String> mounted = container.node().path("volumeMounts").valueStream().map(mount -> Json.text(mount, "mountPath"))
                        .collect(Collectors.toSet());
                return DraftSnapshot.inside(container, "/volumeDevices/*").stream()
                        .filter(device -> mounted.contains(Json.text(device.node(), "devicePath")))
                        .map(device -> device.pointer("devicePath"));
            })),
        new RenderedRule("RecursiveReadOnlyNeedsReadOnly", "recursiveReadOnly needs a mount with readOnly and without mount propagation.",
                "Set readOnly to true and leave mountPropagation out, or leave recursiveReadOnly out.",
            object -> LISTS.stream().flatMap(list -> PointerPattern.of(POD + list + "/volumeMounts/*").match(object).stream())
                .filter(mount -> Set.of("Enabled", "IfPossible").contains(Json.text(mount.node(), "recursiveReadOnly")))
                .filter(mount -> !Json.isTrue(mount.node(), "readOnly") || !Set.of("", "None")
                        .contains(Json.text(mount.node(), "mountPropagation")))
                .map(mount -> mount.pointer("recursiveReadOnly"))),
        new RenderedRule("LocalhostProfileIsMissing", "A Localhost profile needs its name on the node.", "Give localhostProfile.",
            object -> profiles(object, profile -> isLocalhost(profile) && Json.text(profile, "localhostProfile").isBlank())),
        new RenderedRule("ProfileIsNotLocalhost", "Only a Localhost profile has a name.",
                "Leave localhostProfile out, or choose Localhost.",
            object -> profiles(object, profile -> !isLocalhost(profile) && profile.has("localhostProfile"))));

    private RenderedPodRules() {
    }

    /** A lifecycle is reported as a whole only if it is empty; else its hooks are reported one by one. */
    private static boolean isReported(JsonNode node, String member) {
        return !node.isMissingNode() && (node.isEmpty() || !member.equals("/lifecycle"));
    }

    private static boolean isTrue(JsonNode object, String member) {
        return object.at(POD + "/" + member).booleanValue(false);
    }

    private static boolean hasUserNamespace(JsonNode object) {
        return !object.at(POD + "/hostUsers").booleanValue(true);
    }

    private static List<String> containerPaths(String member) {
        return LISTS.stream().map(list -> list + member).toList();
    }

    static Stream<String> findViolations(JsonNode object, List<String> paths, Predicate<JsonNode> violated) {
        return paths.stream().flatMap(path -> PointerPattern.of(POD + path).match(object).stream()).filter(one -> violated.test(one.node()))
                .map(PathMatch::pointer);
    }

    private static Stream<String> claims(JsonNode object) {
        return object.at(POD + "/volumes").valueStream().filter(volume -> volume.has("persistentVolumeClaim") || volume.has("ephemeral"))
                .map(volume -> Json.text(volume, "name"));
    }

    private static Stream<String> profiles(JsonNode object, Predicate<JsonNode> violated) {
        List<String> paths = Stream.concat(Stream.of("/securityContext/seccompProfile", "/securityContext/appArmorProfile"),
            containerPaths("/securityContext/appArmorProfile").stream()).toList();
        return findViolations(object, paths, violated);
    }

    private static boolean isLocalhost(JsonNode profile) {
        return Json.text(profile, "type").equals("Localhost");
    }
}
