package dev.fleetledger.query.fold;

import org.jspecify.annotations.Nullable;

/** Texts of accepted events as the database takes them: any but the character NUL. */
public final class Storable {

    private static final char NUL = '\0';
    private static final char UNKNOWN = '\uFFFD';

    private Storable() {}

    public static String text(String text) {
        return text.replace(NUL, UNKNOWN);
    }

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
