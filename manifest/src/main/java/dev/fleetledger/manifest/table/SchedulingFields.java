package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.whole;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.LabelRules;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 4: scheduling. Paths are relative to the pod. */
final class SchedulingFields {
    private static final Rule NO_TIME = Rule.outside("TolerationTimeIsOutOfRange", "The time in seconds", 0, Long.MAX_VALUE);

    static final List<Field> ROWS = List.of(
        list("/tolerations", "Tolerations"),
        text("/tolerations/*/key", "Tolerated key").lands("/tolerations/*/key", SchedulingFields::ifGiven)
            .not(Rule.text("TolerationKeyIsNoKey", "This is no key of a taint.", "Write [domain/]name.", key -> !key.isEmpty() && !Spelling.isKey(key))),
        text("/tolerations/*/operator", "Toleration operator").lands("/tolerations/*/operator", SchedulingFields::ifGiven)
            .not(Rule.otherThan("TolerationOperatorIsUnknown", "A toleration operator", "", "Equal", "Exists")),
        text("/tolerations/*/value", "Tolerated value").lands("/tolerations/*/value", SchedulingFields::ifGiven)
            .not(Rule.text("TolerationValueIsNoValue", "This is no value of a taint.", "Use at most 63 letters, digits, -, _ and dots.",
                value -> !Spelling.isLabelValue(value))),
        text("/tolerations/*/effect", "Tolerated effect").lands("/tolerations/*/effect", SchedulingFields::ifGiven)
            .not(Rule.otherThan("TolerationEffectIsUnknown", "An effect", "", "NoSchedule", "PreferNoSchedule", "NoExecute")),
        whole("/tolerations/*/tolerationSeconds", "Seconds of the toleration"),
        whole("/tolerationSeconds", "Toleration time (s)").landsNowhere().not(NO_TIME),
        Field.of("/nodeSelector", "Node selector", Type.TEXT_MAP).not(LabelRules.LABELS),
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

    private static Field name(String path, String label, String rule) {
        return text(path, label).lands(path, SchedulingFields::ifGiven).not(Rule.text(rule, label + " is no DNS subdomain.",
            "Use 1 to 253 of a-z, 0-9, dash and dot, with a letter or digit at the ends of each part.",
            name -> !name.isEmpty() && !Spelling.DNS_SUBDOMAIN.matcher(name).matches()));
    }

    private static @Nullable JsonNode ifGiven(JsonNode text) {
        return text.stringValue("").isEmpty() ? null : text;
    }
}
