package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Rule;

/** wizard.md, section 2: security of a container and of its pod. */
final class SecurityFields {
    private static final Rule NO_ID = Rule.outside("UserOrGroupIsOutOfRange", "A user or group number", 0, Integer.MAX_VALUE);
    private static final Rule NO_CAPABILITY = Rule.unlike("CapabilityIsNoName", Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
        "This is no name of a capability.", "Write it as NET_ADMIN or ALL.").each();
    private static final Pattern SYSCTL = Pattern.compile(
        "(?=.{1,253}$)[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*");

    static final List<Field> ROWS = table(
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
                .not(Rule.otherThan("SeccompTypeIsUnknown", "A seccomp profile", "RuntimeDefault", "Unconfined", "Localhost")),
            text("/seccompProfile/localhostProfile", "Seccomp profile on the node").within(Bound.LONG).not(MountFields.relative("SeccompProfileIsNotRelative"),
                Rule.empty("SeccompProfileIsEmpty", "The path of the seccomp profile is empty.", "Give a relative path.")),
            object("/seLinuxOptions", "SELinux options").stands("/seLinuxOptions"),
            text("/seLinuxOptions/user", "SELinux user"),
            text("/seLinuxOptions/role", "SELinux role"),
            text("/seLinuxOptions/type", "SELinux type"),
            text("/seLinuxOptions/level", "SELinux level").within(Bound.LONG)));

    static final List<Field> POD_ROWS = List.of(
        object("", "Pod security"),
        whole("/runAsUser", "Pod's user").not(NO_ID),
        whole("/runAsGroup", "Pod's group").not(NO_ID),
        flag("/runAsNonRoot", "Run the pod as non-root"),
        whole("/fsGroup", "Group of the pod's files").not(NO_ID),
        Field.of("/supplementalGroups", "Supplemental groups", Type.WHOLES).not(NO_ID.each()),
        list("/sysctls", "Sysctls"),
        text("/sysctls/*/name", "Sysctl")
            .required("SysctlNameIsMissing", "The sysctl has no name.", "Give it a name.")
            .not(Rule.unlike("SysctlIsNoName", SYSCTL, "This is no name of a sysctl.",
                "Use parts of a-z, 0-9, dash and underscore, joined by dots or slashes.")),
        text("/sysctls/*/value", "Value of the sysctl").mayHoldLiterals()
            .required("SysctlValueIsMissing", "The sysctl has no value.", "Give it a value."));

    private SecurityFields() {
    }
}
