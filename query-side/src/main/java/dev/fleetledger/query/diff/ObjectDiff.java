package dev.fleetledger.query.diff;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.diff.DiffField.Source;

/** Compares the values of an object at two points. */
final class ObjectDiff {

    private ObjectDiff() {}

    /**
     * @param before values by their fields' paths; empty when there was no such object, and without those that are null
     * @param after  the same, later
     * @return the fields whose values differ, in the order of the fields
     */
    static List<FieldChange> between(List<DiffField> fields, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        boolean isCommanded = fields.stream().anyMatch(field -> field.source() == Source.WANTED && differs(field, before, after));
        return fields.stream().filter(field -> differs(field, before, after))
                .map(field -> new FieldChange(field.path(), field.label(), before.get(field.path()), after.get(field.path()),
                        origin(field.source(), isCommanded))).toList();
    }

    private static boolean differs(DiffField field, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        @Nullable JsonNode old = before.get(field.path());
        return !Objects.equals(old, after.get(field.path()));
    }

    /** An observed value may still differ because of an earlier command; that can't be told from the cluster's own doing. */
    private static Origin origin(Source source, boolean isCommanded) {
        return switch (source) {
            case WANTED -> Origin.COMMAND;
            case OBSERVED -> Origin.CLUSTER;
            case OUTCOME -> isCommanded ? Origin.COMMAND : Origin.CLUSTER;
        };
    }
}
