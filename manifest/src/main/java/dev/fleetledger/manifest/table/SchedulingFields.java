package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.text;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LabelSyntax;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Scheduling of the pods. Paths are relative to the pod. */
final class SchedulingFields {
    private static final FieldRule INVALID_TIME = FieldRule.outside("TolerationTimeIsOutOfRange", "The time in seconds", 0, Long.MAX_VALUE);

    static final List<FieldDefinition> ROWS = List.of(
        list("/tolerations", "Tolerations").help("Taints that don't keep the pods from a node. Kubernetes adds some for every DaemonSet."),
        text("/tolerations/*/key", "Tolerated key")
            .help("Empty: all keys, only with Exists.").mapsTo("/tolerations/*/key", SchedulingFields::ifGiven)
            .withRules(FieldRule.text("TolerationKeyIsNoKey", "{it} is no key of a taint.", "Write [domain/]name.", key -> !key.isEmpty()
                    && !NameSyntax.isKey(key))),
        text("/tolerations/*/operator", "Toleration operator")
            .help("Exists: whatever the value.").mapsTo("/tolerations/*/operator", SchedulingFields::ifGiven)
            .withRules(FieldRule.notOneOf("TolerationOperatorIsUnknown", "A toleration operator", "", "Equal", "Exists")),
        text("/tolerations/*/value", "Tolerated value").mapsTo("/tolerations/*/value", SchedulingFields::ifGiven)
            .withRules(FieldRule.text("TolerationValueIsNoValue", "{it} is no value of a taint.",
                    "Use at most 63 letters, digits, -, _ and dots.",
                value -> !NameSyntax.isLabelValue(value))),
        text("/tolerations/*/effect", "Tolerated effect")
            .help("Empty: all effects.").mapsTo("/tolerations/*/effect", SchedulingFields::ifGiven)
            .withRules(FieldRule.notOneOf("TolerationEffectIsUnknown", "An effect", "", "NoSchedule", "PreferNoSchedule", "NoExecute")),
        integer("/tolerations/*/tolerationSeconds", "Seconds of the toleration")
            .help("The pod is evicted after that. Only with NoExecute."),
        integer("/tolerationSeconds", "Toleration time").unit("s")
            .help("For nodes that are not ready or not reachable. It has no effect on DaemonSets: their controller sets its own.")
            .unmapped().withRules(INVALID_TIME),
        FieldDefinition.of("/nodeSelector", "Node selector", ValueType.TEXT_MAP)
            .help("Only nodes with all these labels get a pod.").withRules(LabelSyntax.LABELS),
        name("/priorityClassName", "Priority class", "PriorityClassIsNoName")
            .help("Pods of higher priority displace others from a full node."),
        name("/runtimeClassName", "Runtime class", "RuntimeClassIsNoName")
            .help("Which container runtime runs the pods. Absent: the node's."),
        name("/serviceAccountName", "Service account", "ServiceAccountIsNoName")
            .help("Decides what the pods may ask of the API server. Absent: default."),
        flag("/automountServiceAccountToken", "Mount the service account's token").help("Absent: as the service account says."),
        flag("/hostNetwork", "Host network").help("The pods use the node's network: each container port is a port of the node."),
        flag("/hostPID", "Host PID").help("The pods see all processes of the node."),
        flag("/hostIPC", "Host IPC").help("The pods share memory and semaphores with the node."),
        flag("/shareProcessNamespace", "Share process namespace").help("The containers of a pod see each other's processes."));

    private SchedulingFields() {
    }

    private static FieldDefinition name(String path, String label, String rule) {
        return text(path, label).mapsTo(path, SchedulingFields::ifGiven).withRules(FieldRule.text(rule, label + " is no DNS subdomain.",
            "Use 1 to 253 of a-z, 0-9, dash and dot, with a letter or digit at the ends of each part.",
            name -> !name.isEmpty() && !NameSyntax.DNS_SUBDOMAIN.matcher(name).matches()));
    }

    private static @Nullable JsonNode ifGiven(JsonNode text) {
        return text.stringValue("").isEmpty() ? null : text;
    }
}
