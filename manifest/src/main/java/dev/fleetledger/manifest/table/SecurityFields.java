package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Security settings of a container and of its pod. */
final class SecurityFields {
    private static final FieldRule INVALID_ID =
            FieldRule.outside("UserOrGroupIsOutOfRange", "A user or group number", 0, Integer.MAX_VALUE);
    private static final FieldRule INVALID_CAPABILITY =
            FieldRule.notMatching("CapabilityIsNoName", Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
        "{it} is no name of a capability.", "Write it as NET_ADMIN or ALL.").forItems();
    /** An API server checks no names of capabilities, and charts write a star where they mean ALL. */
    private static final FieldRule INVALID_DROPPED_CAPABILITY =
            FieldRule.text(INVALID_CAPABILITY.name(), INVALID_CAPABILITY.message(), INVALID_CAPABILITY.remedy(),
        name -> !name.equals("*") && INVALID_CAPABILITY.violated().test(Json.text(name))).forItems();
    private static final Pattern SYSCTL = Pattern.compile(
        "(?=.{1,253}$)[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*");

    static final List<FieldDefinition> ROWS = table(
        List.of(object("/security", "Security")),
        group("/security", "/securityContext",
            integer("/runAsUser", "User").help("Number of the user. Absent: the pod's, else the image's.").withRules(INVALID_ID),
            integer("/runAsGroup", "Group").help("Number of the group. Absent: the pod's, else the image's.").withRules(INVALID_ID),
            flag("/runAsNonRoot", "Run as non-root").help("The container doesn't start as user 0."),
            flag("/readOnlyRootFilesystem", "Read-only root file system").help("Only mounted volumes can be written."),
            flag("/allowPrivilegeEscalation", "Allow privilege escalation")
                .help("Off: no process can gain more rights than its parent, for example by setuid."),
            object("/capabilities", "Capabilities"),
            texts("/capabilities/add", "Added capabilities")
                .help("Rights of root one by one, such as NET_ADMIN.").withRules(INVALID_CAPABILITY),
            texts("/capabilities/drop", "Dropped capabilities")
                .help("ALL drops all that the container runtime gives.").withRules(INVALID_DROPPED_CAPABILITY),
            object("/seccompProfile", "Seccomp profile").mapsToObject("/seccompProfile"),
            text("/seccompProfile/type", "Type of seccomp profile")
                .help("Which system calls are allowed: RuntimeDefault is the container runtime's list.")
                .required("SeccompTypeIsMissing", "The seccomp profile has no type.", "Choose RuntimeDefault, Unconfined or Localhost.")
                .withRules(FieldRule.notOneOf("SeccompTypeIsUnknown", "A seccomp profile", "RuntimeDefault", "Unconfined", "Localhost")),
            text("/seccompProfile/localhostProfile", "Seccomp profile on the node")
                .help("Path below the kubelet's folder of profiles. Only for Localhost.").within(SizeLimit.LONG)
            .withRules(MountFields.notRelative("SeccompProfileIsNotRelative"),
                FieldRule.empty("SeccompProfileIsEmpty", "The path of the seccomp profile is empty.", "Give a relative path.")),
            object("/seLinuxOptions", "SELinux options").mapsToObject("/seLinuxOptions"),
            text("/seLinuxOptions/user", "SELinux user"),
            text("/seLinuxOptions/role", "SELinux role"),
            text("/seLinuxOptions/type", "SELinux type"),
            text("/seLinuxOptions/level", "SELinux level").within(SizeLimit.LONG)));

    static final List<FieldDefinition> POD_ROWS = List.of(
        object("", "Pod security"),
        integer("/runAsUser", "Pod's user").help("For all containers that don't say otherwise.").withRules(INVALID_ID),
        integer("/runAsGroup", "Pod's group").help("For all containers that don't say otherwise.").withRules(INVALID_ID),
        flag("/runAsNonRoot", "Run the pod as non-root").help("For all containers that don't say otherwise."),
        integer("/fsGroup", "Group of the pod's files").help("Volumes belong to this group.").withRules(INVALID_ID),
        FieldDefinition.of("/supplementalGroups", "Supplemental groups", ValueType.INTEGERS)
            .help("Further groups of all processes.").withRules(INVALID_ID.forItems()),
        list("/sysctls", "Sysctls").help("Kernel parameters of the pod. Unsafe ones must be allowed on the node."),
        text("/sysctls/*/name", "Sysctl")
            .required("SysctlNameIsMissing", "The sysctl has no name.", "Give it a name.")
            .withRules(FieldRule.notMatching("SysctlIsNoName", SYSCTL, "{it} is no name of a sysctl.",
                "Use parts of a-z, 0-9, dash and underscore, joined by dots or slashes.")),
        text("/sysctls/*/value", "Value of the sysctl").scannedForCredentials()
            .required("SysctlValueIsMissing", "The sysctl has no value.", "Give it a value."));

    private SecurityFields() {
    }
}
