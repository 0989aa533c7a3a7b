package dev.fleetledger.query.sql;

import org.jspecify.annotations.Nullable;

/** Sanitizes texts of accepted events for PostgreSQL, which accepts every character but NUL. */
public final class DatabaseText {

    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    /** Longest name in a fleet. */
    static final int MAX_NAME_LENGTH = 253;

    private DatabaseText() {}

    public static String sanitize(String text) {
        return text.replace(NUL, REPLACEMENT);
    }

    /** Returns the name of a schema, as SQL writes it whatever its characters. */
    public static String quoteName(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns the text as part of a key, truncated because index rows have a maximum size. */
    public static String sanitizeName(String text) {
        return sanitize(text.length() <= MAX_NAME_LENGTH ? text : text.substring(0, MAX_NAME_LENGTH));
    }

    public static @Nullable String sanitizeNullable(@Nullable String text) {
        return text == null ? null : sanitize(text);
    }
}
