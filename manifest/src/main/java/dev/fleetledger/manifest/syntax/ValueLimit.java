package dev.fleetledger.manifest.syntax;

import java.util.List;

/** Values that a rule allows. */
public sealed interface ValueLimit {

    /** @param values may contain the empty text, which means that the field is left out */
    record OneOf(List<String> values) implements ValueLimit {}

    /** Whole numbers; both ends are allowed. */
    record Range(long min, long max) implements ValueLimit {}

    /** Texts by their number of Unicode code points; both ends are allowed. */
    record Length(int min, int max) implements ValueLimit {}
}
