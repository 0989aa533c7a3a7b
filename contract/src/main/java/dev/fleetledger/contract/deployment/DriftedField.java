package dev.fleetledger.contract.deployment;

/**
 * A field that somebody else changed, without its values.
 *
 * @param object  {@code DaemonSet} or {@code Service/<name>}
 * @param pointer JSON pointer in which list items are named by what identifies them, e.g. {@code /spec/template/spec/containers/main/image}
 *                or {@code …/ports/9100~1TCP}; empty for the whole object
 * @param change  {@code added}, {@code changed} or {@code removed}; a newer agent may know further values
 */
public record DriftedField(String object, String pointer, String change) {

    public static final String ADDED = "added";
    public static final String CHANGED = "changed";
    public static final String REMOVED = "removed";
}
