package dev.fleetledger.manifest.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Tree;

/** Rows by step, in the order of the form, and as trees for traversing documents. */
public final class Table {
    /** The wizard's table: every field of every step. */
    public static final Table WIZARD = new Table(Map.of(
        Step.BASICS, BasicsFields.ROWS,
        Step.CONTAINERS, ContainersFields.ROWS,
        Step.SERVICES, ServicesFields.ROWS,
        Step.ADVANCED, AdvancedFields.ROWS,
        Step.PLACEMENT, PlacementFields.ROWS));

    private final Map<Step, List<Field>> all;
    private final Map<Step, List<Field>> supported = new EnumMap<>(Step.class);
    private final Map<Step, Tree> trees = new EnumMap<>(Step.class);

    Table(Map<Step, List<Field>> rows) {
        this.all = new EnumMap<>(rows);
        rows.forEach((step, fields) -> {
            supported.put(step, fields.stream().filter(field -> !field.later()).toList());
            trees.put(step, Tree.of(fields));
        });
    }

    List<Field> all(Step step) {
        return all.getOrDefault(step, List.of());
    }

    public List<Field> supported(Step step) {
        return supported.getOrDefault(step, List.of());
    }

    public Tree tree(Step step) {
        return trees.getOrDefault(step, new Tree());
    }
}
