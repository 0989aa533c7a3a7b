package dev.fleetledger.simulation.kinds;

import java.util.List;
import java.util.Set;

/** One row of the table of kinds: its names, and the traits that determine how the server treats it. */
public record Kind(String group, String version, String plural, String name, boolean namespaced,
                   List<String> shortNames, Set<Trait> traits) {

    public enum Trait {
        /** Has a {@code /status} subresource: a write to the object leaves the status unchanged, and vice versa. */
        STATUS,
        /** The server counts changes of the spec in {@code metadata.generation}. */
        GENERATION,
        /** An immediate deletion returns the deleted object instead of a status. */
        RETURNS_DELETED,
        /** Included in {@code kubectl get all}. */
        ALL
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns the name used in error messages: {@code daemonsets.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public String singular() {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Returns the type's name in the schema file, which names a group by its first label. */
    public String schemaType() {
        String domain = group.isEmpty() ? "core" : group.split("\\.", 2)[0];
        return domain + "." + version + "." + name;
    }
}
