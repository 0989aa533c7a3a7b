package dev.fleetledger.query.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Conditions of a query with their parameters, combined with {@code and}. */
public final class SqlConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    public SqlConditions and(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    public SqlConditions and(String condition, String parameter, Object value) {
        return with(parameter, value).and(condition);
    }

    /** Adds no condition when the value is null. */
    public SqlConditions andIfPresent(@Nullable Object value, String condition, String parameter) {
        return value == null ? this : and(condition, parameter, value);
    }

    public SqlConditions with(String parameter, Object value) {
        parameters.put(parameter, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    public SqlConditions copy() {
        SqlConditions copy = new SqlConditions();
        copy.conditions.addAll(conditions);
        copy.parameters.putAll(parameters);
        return copy;
    }

    public String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
