package dev.fleetledger.manifest.form;

import java.util.Optional;

import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.field.Bound;

/** Checks whether a text can be stored. */
final class Storable {
    private Storable() {
    }

    static Optional<Misshape> misshape(String what, String text, Bound bound, String pointer) {
        if (text.length() > bound.characters()) {
            return Optional.of(new Misshape(pointer, what + " has more than " + bound.characters() + " characters.",
                "Use at most " + bound.characters() + " characters."));
        }
        return isUnicode(text) ? Optional.empty() : Optional.of(new Misshape(pointer,
            what + " has a NUL character or half a surrogate pair.", "Send text that is valid Unicode, without NUL."));
    }

    /** PostgreSQL's jsonb stores neither NUL nor lone surrogates, and UTF-8 can't encode a lone surrogate. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
