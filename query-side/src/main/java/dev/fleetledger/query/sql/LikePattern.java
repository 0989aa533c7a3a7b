package dev.fleetledger.query.sql;

import org.jspecify.annotations.Nullable;

/** Patterns of SQL's LIKE. */
public final class LikePattern {

    private LikePattern() {}

    /** Returns a pattern for {@code like} that matches values containing the text; its wildcards are escaped. */
    public static @Nullable String containing(@Nullable String text) {
        return text == null ? null : '%' + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }
}
