package dev.fleetledger.query.projection.change;

import org.jspecify.annotations.Nullable;

/** A row whose changes are told to listeners. */
public interface LiveRow {

    /** @return the object that the row shows; null when the row was written and nothing has changed that a response shows */
    @Nullable LiveObject liveObject();

    /** @return another object, which some readers see only since this row was added; null: none */
    default @Nullable LiveObject disclosedObject() {
        return null;
    }
}
