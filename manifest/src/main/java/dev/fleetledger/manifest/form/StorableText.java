package dev.fleetledger.manifest.form;

import java.util.Optional;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.field.SizeLimit;

/** Checks whether a text can be stored: PostgreSQL's jsonb stores neither NUL nor lone surrogates, and UTF-8 can't encode the latter. */
public final class StorableText {
    private StorableText() {
    }

    static Optional<ShapeError> findShapeError(String subject, String text, SizeLimit sizeLimit, String pointer) {
        if (text.length() > sizeLimit.characters()) {
            return Optional.of(new ShapeError(pointer, "TextIsTooLong",
                subject + " has more than " + sizeLimit.characters() + " characters.",
                "Use at most " + sizeLimit.characters() + " characters."));
        }
        return isStorable(text) ? Optional.empty() : Optional.of(new ShapeError(pointer, "TextIsNotUnicode",
            subject + " has a NUL character or half a surrogate pair.", "Send text that is valid Unicode, without NUL."));
    }

    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
