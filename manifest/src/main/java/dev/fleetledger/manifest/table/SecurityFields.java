package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldDefinition.whole;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Security settings of a container and of its pod. */
final class SecurityFields {
    private static final FieldRule NO_ID = FieldRule.outside("UserOrGroupIsOutOfRange", "A user or group number", 0, Integer.MAX_VALUE);
    private static final FieldRule NO_CAPABILITY = FieldRule.notMatching("CapabilityIsNoName", Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
        "This is no name of a capability.", "Write it as NET_ADMIN or ALL.").each();
    private static final Pattern SYSCTL = Pattern.compile(
        "(?=.{1,253}$)[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*");

    static final List<FieldDefinition> ROWS = table(
        List.of(object("/security", "Security")),
        group("/security", "/securityContext",
            whole("/runAsUser", "User").not(NO_ID),
            whole("/runAsGroup", "Group").not(NO_ID),
            flag("/runAsNonRoot", "Run as non-root"),
            flag("/readOnlyRootFilesystem", "Read-only root file system"),
            flag("/allowPrivilegeEscalation", "Allow privilege escalation"),
            object("/capabilities", "Capabilities"),
            texts("/capabilities/add", "Added capabilities").not(NO_CAPABILITY),
            texts("/capabilities/drop", "Dropped capabilities").not(NO_CAPABILITY),
            object("/seccompProfile", "Seccomp profile").stands("/seccompProfile"),
            text("/seccompProfile/type", "Type of seccomp profile")
                .required("SeccompTypeIsMissing", "The seccomp profile has no type.", "Choose RuntimeDefault, Unconfined or Localhost.")
                .not(FieldRule.notOneOf("SeccompTypeIsUnknown", "A seccomp profile", "RuntimeDefault", "Unconfined", "Localhost")),
            text("/seccompProfile/localhostProfile", "Seccomp profile on the node").within(SizeLimit.LONG).not(MountFields.relative("SeccompProfileIsNotRelative"),
                FieldRule.empty("SeccompProfileIsEmpty", "The path of the seccomp profile is empty.", "Give a relative path.")),
            object("/seLinuxOptions", "SELinux options").stands("/seLinuxOptions"),
            text("/seLinuxOptions/user", "SELinux user"),
            text("/seLinuxOptions/role", "SELinux role"),
            text("/seLinuxOptions/type", "SELinux type"),
            text("/seLinuxOptions/level", "SELinux level").within(SizeLimit.LONG)));

    static final List<FieldDefinition> POD_ROWS = List.of(
        object("", "Pod security"),
        whole("/runAsUser", "Pod's user").not(NO_ID),
        whole("/runAsGroup", "Pod's group").not(NO_ID),
        flag("/runAsNonRoot", "Run the pod as non-root"),
        whole("/fsGroup", "Group of the pod's files").not(NO_ID),
        FieldDefinition.of("/supplementalGroups", "Supplemental groups", ValueType.WHOLES).not(NO_ID.each()),
        list("/sysctls", "Sysctls"),
        text("/sysctls/*/name", "Sysctl")
            .required("SysctlNameIsMissing", "The sysctl has no name.", "Give it a name.")
            .not(FieldRule.notMatching("SysctlIsNoName", SYSCTL, "This is no name of a sysctl.",
                "Use parts of a-z, 0-9, dash and underscore, joined by dots or slashes.")),
        text("/sysctls/*/value", "Value of the sysctl").scannedForCredentials()
            .required("SysctlValueIsMissing", "The sysctl has no value.", "Give it a value."));

    private SecurityFields() {
    }
}
