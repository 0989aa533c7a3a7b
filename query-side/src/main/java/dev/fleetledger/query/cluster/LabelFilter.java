package dev.fleetledger.query.cluster;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.sql.SqlConditions;

/** Parses the filters {@code label=key=value} and {@code label=key}; all of them must match. */
public final class LabelFilter {

    private LabelFilter() {}

    /**
     * @param column the column that holds the labels
     * @param labels the values of the repeated URL parameter; a comma is part of a value
     */
    public static void apply(SqlConditions sqlConditions, String column, String... labels) {
        for (int i = 0; i < labels.length; i++) {
            String label = labels[i];
            int equals = label.indexOf('=');
            String key = equals < 0 ? label : label.substring(0, equals);
            if (key.isEmpty()) {
                throw MalformedRequestException.parameter("label", "Send key=value, or the key alone.");
            }
            sqlConditions.with("labelKey" + i, key);
            String value = "cast(" + column + " as json) ->> :labelKey" + i;
            if (equals < 0) {
                sqlConditions.and(value + " is not null");
            } else {
                sqlConditions.and(value + " = :labelValue" + i, "labelValue" + i, label.substring(equals + 1));
            }
        }
    }
}
