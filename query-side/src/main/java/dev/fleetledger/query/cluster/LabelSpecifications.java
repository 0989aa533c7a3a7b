package dev.fleetledger.query.cluster;

import java.util.Arrays;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.sql.SqlPredicates;

/** Specifications of the filters {@code label=key=value} and {@code label=key}. */
public final class LabelSpecifications {

    private LabelSpecifications() {}

    /**
     * Restricts rows to those that match all filters.
     *
     * @param filters the values of the repeated URL parameter; a comma is part of a value
     */
    public static <T> Specification<T> matchingAll(SingularAttribute<? super T, String> labels, String... filters) {
        return Specification.allOf(Arrays.stream(filters).map(filter -> LabelSpecifications.<T>matching(labels, filter)).toList());
    }

    private static <T> Specification<T> matching(SingularAttribute<? super T, String> labels, String filter) {
        int equals = filter.indexOf('=');
        String key = equals < 0 ? filter : filter.substring(0, equals);
        if (key.isEmpty()) {
            throw MalformedRequestException.parameter("label", "Send key=value, or the key alone.");
        }
        return (row, query, builder) -> {
            Expression<String> value = SqlPredicates.jsonText(builder, row.get(labels), key);
            return equals < 0 ? value.isNotNull() : builder.equal(value, filter.substring(equals + 1));
        };
    }
}
