package dev.fleetledger.query.answer;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page, absent on the last @param total after the reader's rights */
public record Page<T>(List<T> items, @Nullable String next, long total, Instant asOf, String position) {

    public <R> Page<R> map(Function<List<T>, List<R>> all) {
        return new Page<>(all.apply(items), next, total, asOf, position);
    }
}
