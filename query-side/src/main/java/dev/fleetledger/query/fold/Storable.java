package dev.fleetledger.query.fold;

import org.jspecify.annotations.Nullable;

/** Sanitizes texts of accepted events for PostgreSQL, which accepts every character but NUL. */
public final class Storable {

    private static final char NUL = '\0';
    private static final char UNKNOWN = '\uFFFD';

    /** Longest name in a fleet. */
    private static final int LONGEST_NAME = 253;

    private Storable() {}

    public static String text(String text) {
        return text.replace(NUL, UNKNOWN);
    }

    /** Returns the text as part of a key, truncated because index rows have a maximum size. */
    public static String name(String text) {
        return text(text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME));
    }

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
