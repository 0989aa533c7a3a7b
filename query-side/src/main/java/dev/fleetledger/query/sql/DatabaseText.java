package dev.fleetledger.query.sql;

import org.jspecify.annotations.Nullable;

/** Sanitizes texts of accepted events for PostgreSQL, which accepts every character but NUL. */
public final class DatabaseText {

    private static final char NUL = '\0';
    private static final char UNKNOWN = '\uFFFD';

    /** Longest name in a fleet. */
    private static final int LONGEST_NAME = 253;

    private DatabaseText() {}

    public static String sanitize(String text) {
        return text.replace(NUL, UNKNOWN);
    }

    /** Returns the text as part of a key, truncated because index rows have a maximum size. */
    public static String name(String text) {
        return sanitize(text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME));
    }

    public static @Nullable String sanitizeNullable(@Nullable String text) {
        return text == null ? null : sanitize(text);
    }
}
