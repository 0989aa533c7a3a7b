package dev.fleetledger.simulation.kinds;

import java.util.List;
import java.util.Set;

/** A row of the table: how a kind is addressed and what the server does for it. */
public record Kind(String group, String version, String plural, String name, boolean namespaced,
                   List<String> shortNames, Set<Trait> traits) {

    public enum Trait {
        /** Has a {@code /status} of its own: a write to the object leaves the status alone, and the other way round. */
        STATUS,
        /** Counts changes of its specification in {@code metadata.generation}. */
        GENERATION,
        /** A delete that is done at once answers the object that was, not a status. */
        ANSWERS_DELETED,
        /** Listed by {@code kubectl get all}. */
        ALL
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As refusals name it: {@code daemonsets.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public String singular() {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The schema file names a group by its first word. */
    public String schemaType() {
        String domain = group.isEmpty() ? "core" : group.split("\\.", 2)[0];
        return domain + "." + version + "." + name;
    }
}
