package dev.fleetledger.query.sql;

import java.util.function.Function;

import jakarta.persistence.metamodel.SingularAttribute;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** Specifications of a list's filters. A filter that a request doesn't name is null and restricts nothing. */
public final class FilterSpecifications {

    private FilterSpecifications() {}

    public static <T, V> Specification<T> equal(SingularAttribute<? super T, V> attribute, @Nullable V value) {
        return ifPresent(value, present -> (row, query, builder) -> builder.equal(row.get(attribute), present));
    }

    /** @see SqlPredicates#equalsByIndexedBeginning */
    public static <T> Specification<T> equalByIndexedBeginning(SingularAttribute<? super T, String> attribute, @Nullable String value) {
        return ifPresent(value, present -> (row, query, builder) ->
                SqlPredicates.equalsByIndexedBeginning(builder, row.get(attribute), present));
    }

    /** @see SqlPredicates#containsText */
    public static <T> Specification<T> containing(SingularAttribute<? super T, String> attribute, @Nullable String text) {
        return ifPresent(text, present -> (row, query, builder) -> SqlPredicates.containsText(builder, row.get(attribute), present));
    }

    /** @see SqlPredicates#equalsAny */
    public static <T, V> Specification<T> equalAny(SingularAttribute<? super T, V> attribute, V[] values) {
        return (row, query, builder) -> SqlPredicates.equalsAny(builder, row.get(attribute), values);
    }

    public static <T, V> Specification<T> ifPresent(@Nullable V value, Function<V, Specification<T>> specification) {
        return value == null ? Specification.unrestricted() : specification.apply(value);
    }
}
