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
            integer("/runAsUser", "User").withRules(INVALID_ID),
            integer("/runAsGroup", "Group").withRules(INVALID_ID),
            flag("/runAsNonRoot", "Run as non-root"),
            flag("/readOnlyRootFilesystem", "Read-only root file system"),
            flag("/allowPrivilegeEscalation", "Allow privilege escalation"),
            object("/capabilities", "Capabilities"),
            texts("/capabilities/add", "Added capabilities").withRules(INVALID_CAPABILITY),
            texts("/capabilities/drop", "Dropped capabilities").withRules(INVALID_DROPPED_CAPABILITY),
            object("/seccompProfile", "Seccomp profile").mapsToObject("/seccompProfile"),
            text("/seccompProfile/type", "Type of seccomp profile")
                .required("SeccompTypeIsMissing", "The seccomp profile has no type.", "Choose RuntimeDefault, Unconfined or Localhost.")
                .withRules(FieldRule.notOneOf("SeccompTypeIsUnknown", "A seccomp profile", "RuntimeDefault", "Unconfined", "Localhost")),
            text("/seccompProfile/localhostProfile", "Seccomp profile on the node").within(SizeLimit.LONG)
            .withRules(MountFields.notRelative("SeccompProfileIsNotRelative"),
                FieldRule.empty("SeccompProfileIsEmpty", "The path of the seccomp profile is empty.", "Give a relative path.")),
            object("/seLinuxOptions", "SELinux options").mapsToObject("/seLinuxOptions"),
            text("/seLinuxOptions/user", "SELinux user"),
            text("/seLinuxOptions/role", "SELinux role"),
            text("/seLinuxOptions/type", "SELinux type"),
            text("/seLinuxOptions/level", "SELinux level").within(SizeLimit.LONG)));

    static final List<FieldDefinition> POD_ROWS = List.of(
        object("", "Pod security"),
        integer("/runAsUser", "Pod's user").withRules(INVALID_ID),
        integer("/runAsGroup", "Pod's group").withRules(INVALID_ID),
        flag("/runAsNonRoot", "Run the pod as non-root"),
        integer("/fsGroup", "Group of the pod's files").withRules(INVALID_ID),
        FieldDefinition.of("/supplementalGroups", "Supplemental groups", ValueType.INTEGERS).withRules(INVALID_ID.forItems()),
        list("/sysctls", "Sysctls"),
        text("/sysctls/*/name", "Sysctl")
            .required("SysctlNameIsMissing", "The sysctl has no name.", "Give it a name.")
            .withRules(FieldRule.notMatching("SysctlIsNoName", SYSCTL, "{it} is no name of a sysctl.",
                "Use parts of a-z, 0-9, dash and underscore, joined by dots or slashes.")),
        text("/sysctls/*/value", "Value of the sysctl").scannedForCredentials()
            .required("SysctlValueIsMissing", "The sysctl has no value.", "Give it a value."));

    private SecurityFields() {
    }
}
