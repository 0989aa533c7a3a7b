package dev.fleetledger.manifest.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldTree;

/** Rows by step, in the order of the form, and as trees for traversing documents. */
public final class FieldTable {
    /** The wizard's table: every field of every step. */
    public static final FieldTable WIZARD = new FieldTable(Map.of(
        Step.BASICS, BasicsFields.ROWS,
        Step.CONTAINERS, ContainersFields.ROWS,
        Step.SERVICES, ServicesFields.ROWS,
        Step.ADVANCED, AdvancedFields.ROWS,
        Step.PLACEMENT, PlacementFields.ROWS));

    private final Map<Step, List<FieldDefinition>> all;
    private final Map<Step, List<FieldDefinition>> supported = new EnumMap<>(Step.class);
    private final Map<Step, FieldTree> trees = new EnumMap<>(Step.class);

    FieldTable(Map<Step, List<FieldDefinition>> rows) {
        this.all = new EnumMap<>(rows);
        rows.forEach((step, fields) -> {
            supported.put(step, fields.stream().filter(fieldDefinition -> !fieldDefinition.unsupported()).toList());
            trees.put(step, FieldTree.of(fields));
        });
    }

    List<FieldDefinition> all(Step step) {
        return all.getOrDefault(step, List.of());
    }

    public List<FieldDefinition> supported(Step step) {
        return supported.getOrDefault(step, List.of());
    }

    public FieldTree tree(Step step) {
        return trees.getOrDefault(step, new FieldTree());
    }
}
