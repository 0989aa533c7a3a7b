package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldGroups;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.LabelSyntax;

/** Fields of the advanced step. */
final class AdvancedFields {
    private static final String POD = "/spec/template/spec";

    static final List<FieldDefinition> ROWS = table(
        List.of(object("/upgrade", "Upgrade").byDefault(Json.object())),
        UpgradeFields.ROWS,
        List.of(object("/scheduling", "Scheduling").byDefault(Json.object())),
        group("/scheduling", POD, SchedulingFields.ROWS),
        group("/scheduling/affinity", POD + "/affinity", AffinityFields.ROWS),
        List.of(
            FieldDefinition.of("/selector", "Selector", ValueType.TEXT_MAP)
                .help("Labels by which the DaemonSet knows its pods. Absent: one that no other workload has. It can't be changed later.")
                .mapsTo("/spec/selector/matchLabels")
                .alsoMapsTo("/spec/template/metadata/labels", labels -> labels).withRules(LabelSyntax.LABELS),
            FieldDefinition.of("/labels", "Labels", ValueType.TEXT_MAP)
                .help("Of the DaemonSet.").mapsTo("/metadata/labels").withRules(LabelSyntax.UNRESERVED_LABELS),
            annotations("/annotations", "Annotations").help("Of the DaemonSet.").mapsTo("/metadata/annotations"),
            FieldDefinition.of("/podLabels", "Pod labels", ValueType.TEXT_MAP)
                .help("A change replaces all pods.").mapsTo("/spec/template/metadata/labels")
            .withRules(LabelSyntax.UNRESERVED_LABELS),
            annotations("/podAnnotations", "Pod annotations")
                .help("A change replaces all pods.").mapsTo("/spec/template/metadata/annotations")),
        group("", POD, DnsFields.ROWS),
        FieldGroups.acknowledgements());

    private AdvancedFields() {
    }

    private static FieldDefinition annotations(String path, String label) {
        return FieldDefinition.of(path, label, ValueType.TEXT_MAP).withRules(LabelSyntax.UNRESERVED_ANNOTATIONS).scannedForCredentials();
    }
}
