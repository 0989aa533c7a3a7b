package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.Field.object;
import static dev.fleetledger.manifest.Fields.table;

import java.util.List;

/** wizard.md, section 4. */
final class AdvancedFields {
    static final List<Field> ROWS = table(
        List.of(
            object("/upgrade", "Upgrade").comesLater(),
            object("/scheduling", "Scheduling").comesLater(),
            Field.of("/selector", "Selector", Type.TEXT_MAP).comesLater(),
            Field.of("/labels", "Labels", Type.TEXT_MAP).comesLater(),
            Field.of("/annotations", "Annotations", Type.TEXT_MAP).comesLater(),
            Field.of("/podLabels", "Pod labels", Type.TEXT_MAP).comesLater(),
            Field.of("/podAnnotations", "Pod annotations", Type.TEXT_MAP).comesLater(),
            object("/dns", "DNS").comesLater(),
            Field.list("/hostAliases", "Host aliases").comesLater()),
        Fields.acknowledged());

    private AdvancedFields() {
    }
}
