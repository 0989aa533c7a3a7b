package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Fields;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.LabelRules;

/** wizard.md, section 4. */
final class AdvancedFields {
    private static final String POD = "/spec/template/spec";

    static final List<Field> ROWS = table(
        List.of(object("/upgrade", "Upgrade").byDefault(Json.object())),
        UpgradeFields.ROWS,
        List.of(object("/scheduling", "Scheduling").byDefault(Json.object())),
        group("/scheduling", POD, SchedulingFields.ROWS),
        group("/scheduling/affinity", POD + "/affinity", AffinityFields.ROWS),
        List.of(
            Field.of("/selector", "Selector", Type.TEXT_MAP).lands("/spec/selector/matchLabels")
                .alsoLands("/spec/template/metadata/labels", labels -> labels).not(LabelRules.LABELS),
            Field.of("/labels", "Labels", Type.TEXT_MAP).lands("/metadata/labels").not(LabelRules.OWN_LABELS),
            annotations("/annotations", "Annotations").lands("/metadata/annotations"),
            Field.of("/podLabels", "Pod labels", Type.TEXT_MAP).lands("/spec/template/metadata/labels").not(LabelRules.OWN_LABELS),
            annotations("/podAnnotations", "Pod annotations").lands("/spec/template/metadata/annotations")),
        group("", POD, DnsFields.ROWS),
        Fields.acknowledged());

    private AdvancedFields() {
    }

    private static Field annotations(String path, String label) {
        return Field.of(path, label, Type.TEXT_MAP).not(LabelRules.OWN_ANNOTATIONS).mayHoldLiterals();
    }
}
