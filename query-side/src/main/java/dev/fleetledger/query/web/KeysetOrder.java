package dev.fleetledger.query.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.problem.MalformedRequestException;

/**
 * Sort keys of a list. None is null, and their combination is unique per row. A cursor contains the keys of the last row that was read.
 * Spring Data's keyset scrolling is not used: with several keys its condition doesn't bound the index scan (spring-data-jpa issue 4250),
 * and it always appends the entity's id to the keys.
 */
public final class KeysetOrder<T> {

    /**
     * @param attribute its name, because the static metamodel's attributes don't exist before the entity manager
     * @param parser    reads the text of a value; throws what {@link #bound} catches
     */
    private record Key<T, V extends Comparable<? super V>>(String attribute, Function<T, V> value, Function<String, V> parser) {

        String text(T row) {
            return value.apply(row).toString();
        }

        Bound<T, V> bound(String text, boolean descending) {
            try {
                return new Bound<>(attribute, parser.apply(text), descending);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw PageParameters.invalidCursor();
            }
        }
    }

    /** One key of the last row that was read. */
    private record Bound<T, V extends Comparable<? super V>>(String attribute, V value, boolean descending) {

        Predicate equal(Root<T> row, CriteriaBuilder builder) {
            return builder.equal(row.<V>get(attribute), value);
        }

        Predicate after(Root<T> row, CriteriaBuilder builder) {
            return descending ? builder.lessThan(row.<V>get(attribute), value) : builder.greaterThan(row.<V>get(attribute), value);
        }

        Predicate notBefore(Root<T> row, CriteriaBuilder builder) {
            return descending ? builder.lessThanOrEqualTo(row.<V>get(attribute), value)
                    : builder.greaterThanOrEqualTo(row.<V>get(attribute), value);
        }
    }

    private final List<Key<T, ?>> keys;
    private final boolean descending;

    private KeysetOrder(List<Key<T, ?>> keys, boolean descending) {
        this.keys = keys;
        this.descending = descending;
    }

    private static <T, V extends Comparable<? super V>> KeysetOrder<T> by(String attribute, Function<T, V> value,
            Function<String, V> parser) {
        return new KeysetOrder<>(List.of(new Key<>(attribute, value, parser)), false);
    }

    public static <T> KeysetOrder<T> byId(String attribute, Function<T, UUID> value) {
        return by(attribute, value, UUID::fromString);
    }

    public static <T> KeysetOrder<T> byText(String attribute, Function<T, String> value) {
        return by(attribute, value, Function.identity());
    }

    public static <T> KeysetOrder<T> byNumber(String attribute, Function<T, Integer> value) {
        return by(attribute, value, Integer::valueOf);
    }

    public static <T> KeysetOrder<T> byPosition(String attribute, Function<T, Long> value) {
        return by(attribute, value, Long::valueOf);
    }

    public static <T> KeysetOrder<T> byTime(String attribute, Function<T, Instant> value) {
        return by(attribute, value, QueryParameters::parseTime);
    }

    /** Adds keys, in the direction of the first ones. */
    public KeysetOrder<T> thenBy(KeysetOrder<T> next) {
        return new KeysetOrder<>(Stream.concat(keys.stream(), next.keys.stream()).toList(), descending);
    }

    public KeysetOrder<T> reversed() {
        return new KeysetOrder<>(keys, !descending);
    }

    Sort sort() {
        return Sort.by(descending ? Sort.Direction.DESC : Sort.Direction.ASC,
                keys.stream().map(Key::attribute).toArray(String[]::new));
    }

    List<String> keysOf(T row) {
        return keys.stream().map(key -> key.text(row)).toList();
    }

    /** @throws MalformedRequestException when no row has such keys */
    Specification<T> after(List<String> keysOfLast) {
        if (keysOfLast.size() != keys.size()) {
            throw PageParameters.invalidCursor();
        }
        List<? extends Bound<T, ?>> bounds =
                IntStream.range(0, keys.size()).mapToObj(i -> keys.get(i).bound(keysOfLast.get(i), descending)).toList();
        if (bounds.size() == 1) {
            return (row, query, builder) -> bounds.getFirst().after(row, builder);
        }
        // The first key alone bounds the index scan; the alternatives only skip rows that have the same first key.
        return (row, query, builder) -> builder.and(bounds.getFirst().notBefore(row, builder), afterAny(bounds, row, builder));
    }

    private static <T> Predicate afterAny(List<? extends Bound<T, ?>> bounds, Root<T> row, CriteriaBuilder builder) {
        Bound<T, ?> bound = bounds.getFirst();
        return bounds.size() == 1 ? bound.after(row, builder) : builder.or(bound.after(row, builder),
                builder.and(bound.equal(row, builder), afterAny(bounds.subList(1, bounds.size()), row, builder)));
    }
}
