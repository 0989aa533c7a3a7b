package dev.fleetledger.query.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.problem.MalformedRequestException;

/** Parses query parameters. Invalid values are rejected, not ignored. */
public final class QueryParameters {

    /** Years that both RFC 3339 and PostgreSQL support. */
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    private QueryParameters() {}

    public static @Nullable Status status(@Nullable String word) {
        return oneOf("status", word, Status.values(), Status::apiName);
    }

    /** @param values of which the one with this name in the API is returned */
    public static <E> @Nullable E oneOf(String name, @Nullable String word, E[] values, Function<E, String> apiName) {
        oneOf(name, word, Arrays.stream(values).map(apiName).toList());
        return Arrays.stream(values).filter(value -> apiName.apply(value).equals(word)).findFirst().orElse(null);
    }

    public static @Nullable String oneOf(String name, @Nullable String value, Collection<String> words) {
        if (value != null && !words.contains(value)) {
            throw MalformedRequestException.parameter(name, "Send one of " + String.join(", ", words) + ".");
        }
        return value;
    }

    public static @Nullable UUID uuid(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw MalformedRequestException.parameter(name, "Send an id as lists and answers show it, a UUID.");
        }
    }

    public static @Nullable Instant time(String name, @Nullable String value) {
        return value == null ? null : findTime(value).orElseThrow(() ->
                MalformedRequestException.parameter(name, "Send a time in RFC 3339, such as 2026-01-31T12:00:00Z."));
    }

    /** @return nothing when the value is no time in RFC 3339 that the database can store */
    public static Optional<Instant> findTime(String value) {
        try {
            return Optional.of(parseTime(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @throws DateTimeException also for a time that the database can't store */
    static Instant parseTime(String value) {
        OffsetDateTime time = OffsetDateTime.parse(value);
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("The year is " + time.getYear());
        }
        return time.toInstant();
    }
}
