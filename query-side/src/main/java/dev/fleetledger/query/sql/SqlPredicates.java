package dev.fleetledger.query.sql;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** Predicates that PostgreSQL has and JPA's criteria lack. */
public final class SqlPredicates {

    private static final char ESCAPE = '\\';

    private SqlPredicates() {}

    /** Binds the values as one array, however many they are. Each value of {@code in} is a parameter, and a query has at most 65,535. */
    public static <V> Predicate equalsAny(CriteriaBuilder builder, Expression<V> expression, V[] values) {
        return predicate(builder, "(? = any(?))", expression, value(builder, values));
    }

    public static Predicate isEmpty(CriteriaBuilder builder, Expression<String[]> array) {
        return predicate(builder, "(cardinality(?) = 0)", array);
    }

    public static Predicate contains(CriteriaBuilder builder, Expression<String[]> array, String element) {
        return predicate(builder, "(? = any(?))", value(builder, element), array);
    }

    /** Casts, because the driver sends {@code varchar[]}, for which PostgreSQL has no such operator with {@code text[]}. */
    public static Predicate containsAll(CriteriaBuilder builder, Expression<String[]> array, String[] elements) {
        return predicate(builder, "(? @> cast(? as text[]))", array, value(builder, elements));
    }

    /** @see #containsAll */
    public static Predicate containsSome(CriteriaBuilder builder, Expression<String[]> array, String[] elements) {
        return predicate(builder, "(? && cast(? as text[]))", array, value(builder, elements));
    }

    /**
     * Compares a column of which only the beginning is indexed, because index rows have a maximum size. The index finds the rows with the
     * same beginning.
     */
    public static Predicate equalsByIndexedBeginning(CriteriaBuilder builder, Expression<String> text, String value) {
        return builder.and(builder.equal(builder.left(text, DatabaseText.MAX_NAME_LENGTH),
                builder.left(builder.literal(value), DatabaseText.MAX_NAME_LENGTH)), builder.equal(text, value));
    }

    /** Ignores case. No character of the searched text is a wildcard. */
    public static Predicate containsText(CriteriaBuilder builder, Expression<String> text, String searched) {
        return ((HibernateCriteriaBuilder) builder).ilike(text, LikePattern.containing(searched), ESCAPE);
    }

    /** The value of a key in a JSON column; null when it has none. */
    public static Expression<String> jsonText(CriteriaBuilder builder, Expression<String> json, String key) {
        return ((HibernateCriteriaBuilder) builder).sql("(cast(? as json) ->> ?)", String.class, json, value(builder, key));
    }

    /** The later of two times; the other one where one is null. */
    public static Expression<Instant> greatest(CriteriaBuilder builder, Expression<Instant> one, Expression<Instant> other) {
        return builder.function("greatest", Instant.class, one, other);
    }

    public static Expression<Instant> plus(CriteriaBuilder builder, Expression<Instant> time, Duration duration) {
        return ((HibernateCriteriaBuilder) builder).sql("(? + cast(? as interval))", Instant.class, time,
                value(builder, duration.toString()));
    }

    /** The position of the text in the array, beginning with 1. */
    public static Expression<Integer> position(CriteriaBuilder builder, String[] array, Expression<String> text) {
        return ((HibernateCriteriaBuilder) builder).sql("array_position(cast(? as text[]), ?)", Integer.class, value(builder, array), text);
    }

    private static Predicate predicate(CriteriaBuilder builder, String sql, Expression<?>... arguments) {
        return builder.isTrue(((HibernateCriteriaBuilder) builder).sql(sql, Boolean.class, arguments));
    }

    private static <V> Expression<V> value(CriteriaBuilder builder, V value) {
        return ((HibernateCriteriaBuilder) builder).value(value);
    }
}
