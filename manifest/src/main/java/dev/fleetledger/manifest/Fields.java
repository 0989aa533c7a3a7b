package dev.fleetledger.manifest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The wizard's table: every field of every step, in the order of the form. */
final class Fields {
    private static final Map<Step, List<Field>> ROWS = new EnumMap<>(Map.of(
        Step.BASICS, BasicsFields.ROWS,
        Step.CONTAINERS, ContainersFields.ROWS,
        Step.SERVICES, ServicesFields.ROWS,
        Step.ADVANCED, AdvancedFields.ROWS,
        Step.PLACEMENT, PlacementFields.ROWS));
    private static final Map<Step, Tree> TREES = new EnumMap<>(Step.class);
    private static final Map<Step, List<Field>> SUPPORTED = new EnumMap<>(Step.class);

    static {
        ROWS.forEach((step, rows) -> {
            TREES.put(step, Tree.of(rows));
            SUPPORTED.put(step, rows.stream().filter(row -> !row.later()).toList());
        });
    }

    private Fields() {
    }

    static List<Field> all(Step step) {
        return ROWS.getOrDefault(step, List.of());
    }

    static List<Field> supported(Step step) {
        return SUPPORTED.getOrDefault(step, List.of());
    }

    static Tree tree(Step step) {
        return TREES.getOrDefault(step, new Tree());
    }

    /** Rows that stand together under one place of the document and one of the Kubernetes object. */
    static List<Field> group(String prefix, String place, List<Field> rows) {
        return rows.stream().map(row -> row.under(prefix, place)).toList();
    }

    static List<Field> group(String prefix, String place, Field... rows) {
        return group(prefix, place, Arrays.asList(rows));
    }

    @SafeVarargs
    static List<Field> table(List<Field>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }

    /** Every step lets a person say of a literal that it is no secret. */
    static List<Field> acknowledged() {
        return List.of(
            Field.list("/acknowledged", "Acknowledged literals"),
            Field.text("/acknowledged/*/pointer", "Acknowledged literal").landsNowhere()
                .required("AcknowledgedPointerIsMissing", "It isn't said which literal is meant.", "Give its JSON pointer."),
            Field.text("/acknowledged/*/reason", "Why it is no secret").landsNowhere()
                .required("AcknowledgementHasNoReason", "It isn't said why the literal is no secret.", "Give a reason.")
                .not(Rule.empty("AcknowledgementHasNoReason", "It isn't said why the literal is no secret.", "Give a reason.")));
    }
}
