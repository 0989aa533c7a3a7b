package dev.fleetledger.command.request.body;

/** A text that can be kept: PostgreSQL does not store NUL, and UTF-8 cannot encode an unpaired surrogate. */
final class StorableText {

    private StorableText() {}

    static boolean test(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
