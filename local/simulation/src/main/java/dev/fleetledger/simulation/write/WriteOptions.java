package dev.fleetledger.simulation.write;

/** Options of a write; {@code subresource} is empty for the object itself. */
public record WriteOptions(String manager, boolean dryRun, boolean force, FieldValidation fieldValidation, String subresource) {

    /** How to treat fields that the schema does not contain. */
    public enum FieldValidation { STRICT, WARN, IGNORE }

    public static WriteOptions ofManager(String manager) {
        return new WriteOptions(manager, false, false, FieldValidation.IGNORE, "");
    }

    public WriteOptions withSubresource(String target) {
        return new WriteOptions(manager, dryRun, force, fieldValidation, target);
    }

    public boolean isStatus() {
        return subresource.equals("status");
    }
}
