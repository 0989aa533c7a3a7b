package dev.fleetledger.simulation.validation;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;

/** Field errors, in the wording of a real API server. */
final class Causes {
    private Causes() {
    }

    static Cause required(String field, String detail) {
        return new Cause("FieldValueRequired", "Required value" + (detail.isEmpty() ? "" : ": " + detail), field);
    }

    /** {@code value} is formatted as JSON. */
    static Cause invalid(String field, String value, String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + detail, field);
    }

    static Cause duplicate(String field, String value) {
        return new Cause("FieldValueDuplicate", "Duplicate value: " + value, field);
    }

    static Cause unsupported(String field, String value, String supported) {
        return new Cause("FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + supported, field);
    }

    static Cause forbidden(String field, String detail) {
        return new Cause("FieldValueForbidden", "Forbidden: " + detail, field);
    }

    static Cause missing(String field, String value) {
        return new Cause("FieldValueNotFound", "Not found: " + value, field);
    }
}
