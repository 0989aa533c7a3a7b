package dev.fleetledger.simulation.write;

/** Options of a write; {@code subresource} is empty for the object itself. */
public record WriteOptions(String manager, boolean dryRun, boolean force, Unknown unknown, String subresource) {

    /** How to treat fields that the schema does not contain. */
    public enum Unknown { STRICT, WARN, IGNORE }

    public static WriteOptions by(String manager) {
        return new WriteOptions(manager, false, false, Unknown.IGNORE, "");
    }

    public WriteOptions at(String there) {
        return new WriteOptions(manager, dryRun, force, unknown, there);
    }

    public boolean isStatus() {
        return subresource.equals("status");
    }
}
