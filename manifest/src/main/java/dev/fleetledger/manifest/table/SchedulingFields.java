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
        list("/tolerations", "Tolerations"),
        text("/tolerations/*/key", "Tolerated key").mapsTo("/tolerations/*/key", SchedulingFields::ifGiven)
            .withRules(FieldRule.text("TolerationKeyIsNoKey", "{it} is no key of a taint.", "Write [domain/]name.", key -> !key.isEmpty()
                    && !NameSyntax.isKey(key))),
        text("/tolerations/*/operator", "Toleration operator").mapsTo("/tolerations/*/operator", SchedulingFields::ifGiven)
            .withRules(FieldRule.notOneOf("TolerationOperatorIsUnknown", "A toleration operator", "", "Equal", "Exists")),
        text("/tolerations/*/value", "Tolerated value").mapsTo("/tolerations/*/value", SchedulingFields::ifGiven)
            .withRules(FieldRule.text("TolerationValueIsNoValue", "{it} is no value of a taint.",
                    "Use at most 63 letters, digits, -, _ and dots.",
                value -> !NameSyntax.isLabelValue(value))),
        text("/tolerations/*/effect", "Tolerated effect").mapsTo("/tolerations/*/effect", SchedulingFields::ifGiven)
            .withRules(FieldRule.notOneOf("TolerationEffectIsUnknown", "An effect", "", "NoSchedule", "PreferNoSchedule", "NoExecute")),
        integer("/tolerations/*/tolerationSeconds", "Seconds of the toleration"),
        integer("/tolerationSeconds", "Toleration time (s)").unmapped().withRules(INVALID_TIME),
        FieldDefinition.of("/nodeSelector", "Node selector", ValueType.TEXT_MAP).withRules(LabelSyntax.LABELS),
        name("/priorityClassName", "Priority class", "PriorityClassIsNoName"),
        name("/runtimeClassName", "Runtime class", "RuntimeClassIsNoName"),
        name("/serviceAccountName", "Service account", "ServiceAccountIsNoName"),
        flag("/automountServiceAccountToken", "Mount the service account's token"),
        flag("/hostNetwork", "Host network"),
        flag("/hostPID", "Host PID"),
        flag("/hostIPC", "Host IPC"),
        flag("/shareProcessNamespace", "Share process namespace"));

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
