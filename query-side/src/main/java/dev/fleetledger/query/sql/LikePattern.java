package dev.fleetledger.query.sql;

/** Patterns of SQL's LIKE. */
public final class LikePattern {

    private LikePattern() {}

    /** Returns a pattern for {@code like} that matches values containing the text; its wildcards are escaped. */
    public static String containing(String text) {
        return '%' + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }
}
