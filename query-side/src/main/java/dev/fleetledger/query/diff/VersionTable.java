package dev.fleetledger.query.diff;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the views whose former versions are kept, in the table {@code past_} and its name.
 *
 * @param keyType type of its primary key
 * @param columns that a diff compares, or shows
 */
record VersionTable(String name, String key, String keyType, List<String> columns) {

    static VersionTable byUuid(String name, String... columns) {
        return new VersionTable(name, "id", "uuid", List.of(columns));
    }

    static VersionTable byText(String name, String key, String... columns) {
        return new VersionTable(name, key, "text", List.of(columns));
    }

    /** Returns the table of the former versions. */
    VersionTable past() {
        return new VersionTable("past_" + name, key, keyType, columns);
    }

    /** Returns the condition that a row is one of the ids in a named parameter, an array of texts. */
    String keyIn(String alias, String parameter) {
        return alias + "." + key + " = any(cast(:" + parameter + " as " + keyType + "[]))";
    }

    /** Returns an SQL expression: the row's columns as a JSON object. */
    String rowJson(String alias) {
        return columns.stream().map(column -> "'" + column + "', " + alias + "." + column)
                .collect(Collectors.joining(", ", "json_build_object(", ")"));
    }
}
