package dev.fleetledger.query.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * @param next  cursor of the next page; null on the last page
 * @param total number of rows that the reader may see
 */
public record Page<T>(List<T> items, @Nullable String next, long total, Instant asOf, String position) {

    public <R> Page<R> map(Function<List<T>, List<R>> mapper) {
        return new Page<>(mapper.apply(items), next, total, asOf, position);
    }
}
