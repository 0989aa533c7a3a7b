package dev.fleetledger.query.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.fleetledger.query.sql.SqlConditions;

/** Sort keys of a list. Their combination is unique per row. */
public record SortOrder(List<Key> keys, boolean descending) {

    /** @param type the column's SQL type, for casting the cursor's values */
    public record Key(String column, String type) {}

    public static SortOrder by(String column, String type) {
        return new SortOrder(List.of(new Key(column, type)), false);
    }

    public SortOrder thenBy(String column, String type) {
        return new SortOrder(IntStream.rangeClosed(0, keys.size()).mapToObj(i -> i < keys.size() ? keys.get(i) : new Key(column, type))
                .toList(),
                descending);
    }

    public SortOrder reversed() {
        return new SortOrder(keys, !descending);
    }

    String selectColumns() {
        return IntStream.range(0, keys.size()).mapToObj(i -> keys.get(i).column() + "::text as key" + i).collect(Collectors.joining(", "));
    }

    String sql() {
        return keys.stream().map(key -> key.column() + (descending ? " desc" : "")).collect(Collectors.joining(", "));
    }

    SqlConditions after(SqlConditions sqlConditions, List<String> values) {
        if (values.size() != keys.size()) {
            throw PageParameters.invalidCursor();
        }
        IntStream.range(0, values.size()).forEach(i -> sqlConditions.with("key" + i, values.get(i)));
        String row = keys.stream().map(Key::column).collect(Collectors.joining(", ", "(", ")"));
        String cursorValues = IntStream.range(0, keys.size()).mapToObj(i -> "cast(:key" + i + " as " + keys.get(i).type() + ")")
                .collect(Collectors.joining(", ", "(", ")"));
        return sqlConditions.and(row + (descending ? " < " : " > ") + cursorValues);
    }
}
