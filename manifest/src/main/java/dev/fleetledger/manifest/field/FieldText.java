package dev.fleetledger.manifest.field;

import org.jspecify.annotations.Nullable;

/**
 * What people read about a field, in English.
 *
 * @param name the wizard's name of the field, without its unit
 * @param help one or two sentences beside the input; null if the name says enough
 * @param unit of a number: {@code s}; null if it has none
 */
public record FieldText(String name, @Nullable String help, @Nullable String unit) {

    static FieldText of(String name) {
        return new FieldText(name, null, null);
    }

    /** Returns the name with the unit, for places where only a text is shown. */
    public String label() {
        return unit == null ? name : name + " (" + unit + ")";
    }
}
