package dev.fleetledger.query.fold;

import org.jspecify.annotations.Nullable;

/** Texts of accepted events as the database takes them: any but the character NUL. */
public final class Storable {

    private static final char NUL = '\0';
    private static final char UNKNOWN = '\uFFFD';

    /** The longest that a fleet gives a name. */
    private static final int LONGEST_NAME = 253;

    private Storable() {}

    public static String text(String text) {
        return text.replace(NUL, UNKNOWN);
    }

    /** As part of a key: a row of an index holds no longer text. */
    public static String name(String text) {
        return text(text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME));
    }

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
