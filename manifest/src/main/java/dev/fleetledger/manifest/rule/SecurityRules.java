package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Security settings that contradict each other. */
final class SecurityRules {
    private static final Pattern NET = Pattern.compile("net\\..*");
    private static final Pattern IPC = Pattern.compile("kernel\\.(sem|shm(all|max|mni|_rmid_forced)?|msg(max|mnb|mni)?)|fs\\.mqueue\\..*");

    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "RootIsNotNonRoot", "User 0 is root, and runAsNonRoot forbids root.",
        "Set runAsUser to another number, or turn runAsNonRoot off.",
            SecurityRules::rootDespiteNonRoot),
        rule(CONTAINERS, "PodRootIsNotNonRoot", "User 0 is root, and runAsNonRoot forbids root.",
        "Set runAsUser to another number, or turn runAsNonRoot off.",
            draft -> draft.match(CONTAINERS, "/podSecurity").stream()
                .filter(pod -> Json.integer(pod.node(), "runAsUser", -1) == 0 && Json.isTrue(pod.node(), "runAsNonRoot"))
                .map(pod -> pod.pointer("runAsUser")).toList()),
        rule(CONTAINERS, "PrivilegedEscalatesAnyway", "A privileged container always may escalate privileges, so Kubernetes refuses the "
                + "opposite.",
                "Set allowPrivilegeEscalation to true or leave it out, or turn privileged off.",
            draft -> withoutEscalation(draft, container -> Json.isTrue(container, "privileged"))),
        rule(CONTAINERS, "SysAdminEscalatesAnyway", "A container with CAP_SYS_ADMIN always may escalate privileges, so Kubernetes refuses "
                + "the opposite.",
                "Set allowPrivilegeEscalation to true or leave it out, or don't add the capability.",
            draft -> withoutEscalation(draft, container -> container.path("security").path("capabilities").path("add").valueStream()
                .anyMatch(one -> one.stringValue("").equals("CAP_SYS_ADMIN")))),
        rule(CONTAINERS, "LocalhostProfileIsMissing", "A Localhost profile needs its path on the node.", "Give a relative path.",
            draft -> seccomp(draft, profile -> isLocalhost(profile) && !profile.has("localhostProfile"))),
        rule(CONTAINERS, "ProfileIsNotLocalhost", "Only a Localhost profile has a path.", "Leave the path out, or choose Localhost.",
            draft -> seccomp(draft, profile -> !isLocalhost(profile) && profile.has("localhostProfile"))),
        rule(CONTAINERS, "SysctlIsGivenTwice", "The sysctl is given twice.", "Keep one of them.",
            draft -> pointers(repeated(sysctls(draft), SecurityRules::name), "name")),
        rule(CONTAINERS, "SysctlIsTheHostsNetwork", "With hostNetwork this sysctl would change the node, so Kubernetes refuses it.",
                "Leave the sysctl out, or turn hostNetwork off.",
            draft -> findHostSysctls(draft, "hostNetwork", NET)),
        rule(CONTAINERS, "SysctlIsTheHostsIpc", "With hostIPC this sysctl would change the node, so Kubernetes refuses it.",
                "Leave the sysctl out, or turn hostIPC off.",
            draft -> findHostSysctls(draft, "hostIPC", IPC)),
        rule(CONTAINERS, "PullSecretIsGivenTwice", "The Secret is in the list twice.", "Name it once.",
            draft -> pointers(repeated(draft.match(CONTAINERS, "/imagePullSecrets/*"), secret -> secret.node().stringValue("")))));

    private SecurityRules() {
    }

    /** The container's settings override the pod's. */
    private static List<String> rootDespiteNonRoot(DraftSnapshot draft) {
        JsonNode pod = draft.of(CONTAINERS).path("podSecurity");
        return draft.containers().stream().filter(container -> {
            JsonNode own = container.node().path("security");
            JsonNode user = own.has("runAsUser") ? own : pod;
            JsonNode nonRoot = own.has("runAsNonRoot") ? own : pod;
            boolean bothOfPod = user == pod && nonRoot == pod;
            return !bothOfPod && Json.integer(user, "runAsUser", -1) == 0 && Json.isTrue(nonRoot, "runAsNonRoot");
        }).map(container -> container.pointer() + "/security/runAsUser").toList();
    }

    private static List<String> withoutEscalation(DraftSnapshot draft, Predicate<JsonNode> violated) {
        return draft.containers().stream()
            .filter(container -> !container.node().path("security").path("allowPrivilegeEscalation").booleanValue(true))
            .filter(container -> violated.test(container.node()))
            .map(container -> container.pointer() + "/security/allowPrivilegeEscalation").toList();
    }

    private static List<String> seccomp(DraftSnapshot draft, Predicate<JsonNode> violated) {
        return draft.matchInContainers("/security/seccompProfile")
            .filter(profile -> violated.test(profile.node())).map(profile -> profile.pointer("localhostProfile")).toList();
    }

    private static boolean isLocalhost(JsonNode profile) {
        return Json.text(profile, "type").equals("Localhost");
    }

    private static List<PathMatch> sysctls(DraftSnapshot draft) {
        return draft.match(CONTAINERS, "/podSecurity/sysctls/*");
    }

    private static List<String> findHostSysctls(DraftSnapshot draft, String setting, Pattern shared) {
        return Json.isTrue(draft.of(ADVANCED).path("scheduling"), setting)
            ? pointers(sysctls(draft).stream().filter(one -> shared.matcher(toDotted(Json.text(one.node(), "name"))).matches()).toList(),
                    "name") : List.of();
    }

    /** Follows sysctl(8): the first separator in the name is the separator throughout, and the other character is part of a name. */
    private static String toDotted(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        return slash < 0 || dot >= 0 && dot < slash ? name : name.replace('.', '\0').replace('/', '.').replace('\0', '/');
    }

    /** To the kernel, slashes and dots are equivalent. */
    private static String name(PathMatch sysctl) {
        return Json.text(sysctl.node(), "name").replace('/', '.');
    }
}
